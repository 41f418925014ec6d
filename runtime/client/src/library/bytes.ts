// Bytes: in the browser a text in base64, as on the wire.

export const toBytes = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

export const bytesLength = (bytes: string) => atob(bytes).length;

export function bytesToText(bytes: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
