/** The pauses of a loop, which end early when there is something to do, and are none once the loop is to end. */
export class WakeableRest {
  private isWoken = false;
  private hasEnded = false;
  private endRest: (() => void) | undefined;

  /** Whether the loop is to end. */
  get isOver(): boolean {
    return this.hasEnded;
  }

  /** Ends the present pause, or else the next one. */
  wake(): void {
    this.isWoken = true;
    this.endRest?.();
  }

  /** Ends the present pause; there are no more. */
  end(): void {
    this.hasEnded = true;
    this.wake();
  }

  async rest(durationMs: number): Promise<void> {
    if (durationMs > 0 && !this.isWoken && !this.hasEnded) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.endRest = resolve;
        timer = setTimeout(resolve, durationMs);
      });
      clearTimeout(timer);
      this.endRest = undefined;
    }
    this.isWoken = false;
  }
}
