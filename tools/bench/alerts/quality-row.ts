/** One figure of quality, more is better unless `isLess`. */
export interface QualityRow {
  readonly name: string;
  readonly ours: number;
  readonly must: number;
  readonly isLess?: boolean;
  /** The same by others, measured in the same run. */
  readonly rivals: Readonly<Record<string, number>>;
}

/** A figure that is worse by more than this has got worse: nothing is drawn at random, so that the same code has the same figures. */
const TOLERANCE = 0.005;

/** A Markdown table of the rows. */
export function qualityTable(rows: readonly QualityRow[]): string {
  const lines = rows.map((row) => {
    const rivals = Object.entries(row.rivals).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    const sign = row.isLess ? '≤' : '≥';
    const missed = isMet(row) ? '' : ': **missed**';
    return `| ${row.name} | ${row.ours.toFixed(3)} | ${sign} ${row.must}${missed} | ${rivals.join('; ')} |`;
  });
  return ['| what | measured | must be | others |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function isMet({ ours, must, isLess }: QualityRow): boolean {
  return isLess ? ours <= must : ours >= must;
}

/** @returns the figures that are not as good as they must be, a line each */
export function missedQuality(rows: readonly QualityRow[]): readonly string[] {
  return rows
    .filter((row) => !isMet(row))
    .map(
      ({ name, ours, must, isLess }) =>
        `${name} is ${ours.toFixed(3)}, must be ${isLess ? '≤' : '≥'} ${must}`,
    );
}

/** Says which figures got worse since the committed run. */
export function lostQuality(before: readonly QualityRow[], now: readonly QualityRow[]): readonly string[] {
  const committed = new Map(before.map((row) => [row.name, row.ours]));
  return now.flatMap(({ name, ours, isLess }) => {
    const earlier = committed.get(name);
    if (earlier === undefined) return [];
    const loss = isLess ? ours - earlier : earlier - ours;
    return loss > TOLERANCE ? [`${name}: ${ours.toFixed(3)}, committed ${earlier.toFixed(3)}`] : [];
  });
}
