/** The server's clock, told from its answers: a wrong clock of the device changes nothing. */
export class ServerClock {
  private offset: number | undefined;

  /** Sets it by an answer that has just arrived; `serverNow` is in milliseconds since 1970. */
  set(serverNow: number): void {
    this.offset = serverNow - performance.now();
  }

  /** The server's time now, in milliseconds since 1970. Before the first answer: the device's. */
  now(): number {
    return this.offset === undefined ? Date.now() : performance.now() + this.offset;
  }
}
