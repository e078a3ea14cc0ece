import type {ViewHost} from './view-host.js';

/** Renders a view once a second until a moment of the server's clock has come. */
export class Countdown {
  private timer: ReturnType<typeof setInterval> | undefined;
  private until = 0;

  constructor(
    private readonly host: ViewHost,
    /** Called once a second, before the render. */
    private readonly onTick?: () => void,
  ) {}

  /** Counts towards a moment of the server's clock, in milliseconds since 1970. */
  start(until: number): void {
    this.stop();
    this.until = until;
    if (this.secondsTo(until) > 0) this.timer = setInterval(this.tick, 1000);
  }

  /** Whole seconds to a moment of the server's clock; 0 when it is past. */
  secondsTo(at: number): number {
    return Math.max(0, Math.ceil((at - this.host.now()) / 1000));
  }

  /** Leaves no timer behind. */
  stop(): void {
    clearInterval(this.timer);
  }

  private readonly tick = (): void => {
    if (this.secondsTo(this.until) === 0) this.stop();
    this.onTick?.();
    this.host.requestUpdate();
  };
}
