interface Band {
  readonly low: number;
  readonly high: number;
}

/** Free on both sides, so that nothing stands at the edge. */
const MARGIN_PERCENT = 6;

/** @returns where a value stands on a line that holds the value seen and the band, in percent */
export function scaleOf(value: number, { low, high }: Band): (at: number) => number {
  const [least, most] = [Math.min(value, low), Math.max(value, high)];
  const span = most - least;
  if (!(span > 0)) return () => 50;
  return (at) => MARGIN_PERCENT + ((at - least) / span) * (100 - 2 * MARGIN_PERCENT);
}
