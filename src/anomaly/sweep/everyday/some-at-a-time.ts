/** Work of which some goes on while more is prepared. Where some of it fails, no more is begun. */
export class SomeAtATime {
  private readonly inHand = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly most: number) {}

  /**
   * Waits until there is room for one more, and begins it.
   *
   * @throws what other work has failed with; then this is not begun
   */
  async begin(work: () => Promise<void>): Promise<void> {
    while (this.inHand.size >= this.most && !this.failure) await Promise.race(this.inHand);
    this.throwFailure();
    const one: Promise<void> = work()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inHand.delete(one));
    this.inHand.add(one);
  }

  /**
   * Waits for all that is begun.
   *
   * @throws what some of it has failed with
   */
  async end(): Promise<void> {
    await Promise.all(this.inHand);
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
