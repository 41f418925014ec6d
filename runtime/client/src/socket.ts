// The connection: connects, and connects again with back-off and jitter. Knows texts, not what they mean.

const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 10_000;
/** Another socket has taken the tab over: connecting again would only take it back. */
const TAKEN_OVER = 4001;

/** The server starts anew: not all pages come back at the same moment. */
const RESTART = 1012;
const RESTART_SPREAD_MS = 2_000;

/** What a connection tells. */
export interface Listener {
  opened(): void;
  received(text: string): void;
  /** The connection is gone; it is being made again unless `final`. */
  closed(final: boolean): void;
}

/** A connection to `url` that is made again whenever it is lost. */
export class Connection {
  private socket: WebSocket | null = null;
  private delay = FIRST_DELAY_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isFinal = false;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.hurry();
    });
    this.connect();
  }

  private connect() {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.delay = FIRST_DELAY_MS;
      this.listener.opened();
    };
    socket.onmessage = (event) => this.listener.received(event.data);
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.isFinal = event.code === TAKEN_OVER;
      this.listener.closed(this.isFinal);
      if (this.isFinal) return;
      const spread = event.code === RESTART ? RESTART_SPREAD_MS * Math.random() : 0;
      this.timer = setTimeout(() => this.connect(), this.delay * (0.5 + Math.random() / 2) + spread);
      this.delay = Math.min(this.delay * 2, LAST_DELAY_MS);
    };
  }

  /** Connects at once if it is waiting to. */
  private hurry() {
    if (this.socket || this.isFinal) return;
    clearTimeout(this.timer);
    this.delay = FIRST_DELAY_MS;
    this.connect();
  }

  /** Sends a text if the connection stands; what is lost is the session's to send again. */
  send(text: string) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text);
  }

  /** Ends this connection; another one is made. */
  restart() {
    this.socket?.close();
  }
}
