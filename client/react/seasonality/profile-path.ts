/** Values of one hour after another; null for one that nothing is known of. */
type Hours = readonly (number | null)[];

interface Profile {
  readonly low: Hours;
  readonly median: Hours;
  readonly high: Hours;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

interface ProfilePaths {
  /** Around the medians: eight in ten values are inside. */
  readonly band: string;
  readonly line: string;
}

/** A typical day or week as the paths of a drawing, as high as it goes; hours without a value are gaps. */
export function profilePaths({ low, median, high }: Profile, { width, height }: Box): ProfilePaths {
  const [least, most] = extentOf([...low, ...median, ...high]);
  const y = (value: number) => round(height - ((value - least) / (most - least || 1)) * height);
  const x = (hour: number) => round(((hour + 0.5) / median.length) * width);
  const runs = runsOf(median);
  const through = (hours: readonly number[], values: Hours) =>
    hours.map((hour) => `${x(hour)} ${y(values[hour] ?? median[hour] ?? 0)}`);
  return {
    band: runs
      .map((hours) => `M${[...through(hours, high), ...through([...hours].reverse(), low)].join('L')}Z`)
      .join(''),
    line: runs.map((hours) => `M${through(hours, median).join('L')}`).join(''),
  };
}

/** @returns the hours with the highest and the lowest median; undefined where there is none */
export function peakAndTrough(median: Hours): readonly [peak: number, trough: number] | undefined {
  let [peak, trough] = [-1, -1];
  median.forEach((value, hour) => {
    if (value === null) return;
    if (peak < 0 || value > (median[peak] ?? 0)) peak = hour;
    if (trough < 0 || value < (median[trough] ?? 0)) trough = hour;
  });
  return peak < 0 ? undefined : [peak, trough];
}

function extentOf(values: Hours): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? [least, most] : [0, 1];
}

/** Hours with a value, one list for each time without a gap. */
function runsOf(values: Hours): readonly (readonly number[])[] {
  const runs: number[][] = [];
  values.forEach((value, hour) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === hour - 1) last.push(hour);
    else runs.push([hour]);
  });
  return runs;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
