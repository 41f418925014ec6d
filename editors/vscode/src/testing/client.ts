// Stands in for the client of the language server.

export const started: { command: string; args: string[] }[] = [];

export class LanguageClient {
  constructor(_id: string, _name: string, readonly run: { command: string; args: string[] }) {}

  async start() {
    started.push(this.run);
  }

  async dispose() {}
}
