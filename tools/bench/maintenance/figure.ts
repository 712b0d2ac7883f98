/** One figure: what it has to be and should be, and the same by others. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** Lowest and highest value that is good enough. */
  readonly must?: readonly [number, number];
  readonly aim?: readonly [number, number];
  readonly rivals?: Readonly<Record<string, number>>;
}
