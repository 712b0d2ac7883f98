/** What another process has stored is known here after so long. */
const FRESH_MS = 15_000;

/** Everything that a small table holds, kept in memory and read again once it is old. Without a table it is empty. */
export class StoredCopy<T> {
  private readAtMs = -Infinity;

  /**
   * @param store - the table
   * @param onRead - takes all of its rows
   */
  constructor(
    private readonly store: { findAll(): Promise<readonly T[]> } | undefined,
    private readonly onRead: (rows: readonly T[]) => void,
  ) {}

  async refresh(maxAgeMs = FRESH_MS): Promise<void> {
    if (!this.store || performance.now() - this.readAtMs < maxAgeMs) return;
    this.onRead(await this.store.findAll());
    this.readAtMs = performance.now();
  }
}
