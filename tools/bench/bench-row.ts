/** One figure of a benchmark; less is better unless the unit says otherwise. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** The same by others, measured in the same run. */
  readonly rivals?: Readonly<Record<string, number>>;
  /** What it has to be; more is better where `isRate`. */
  readonly must?: number;
  readonly isRate?: boolean;
  /** How many times as fast as a rival it has to be. */
  readonly mustRatios?: Readonly<Record<string, number>>;
}

/** How many times as fast as a rival. */
export function ratiosOf({ ours, rivals = {} }: BenchRow): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(rivals).map(([name, theirs]) => [name, theirs / ours]));
}

/** A Markdown table of the rows. */
export function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => {
    const unit = row.unit === '' ? '' : ` ${row.unit}`;
    const ratios = Object.entries(ratiosOf(row)).map(([rival, ratio]) => {
      const must = row.mustRatios?.[rival];
      return `${show(ratio)}× ${rival} (${show(row.rivals![rival]!)} ${row.unit})${must === undefined ? '' : mustBe(ratio, must, '×', true)}`;
    });
    const must = row.must === undefined ? '' : mustBe(row.ours, row.must, unit, row.isRate);
    return `| ${row.name} | ${show(row.ours)}${unit}${must} | ${ratios.join('; ')} |`;
  });
  return ['| what | measured | against |', '| --- | --- | --- |', ...lines].join('\n');
}

/** @returns the figures that are not what they must be, a line each; a rival that was not measured is not missed */
export function missedOf(rows: readonly BenchRow[]): readonly string[] {
  return rows.flatMap((row) => {
    const ratios = Object.entries(ratiosOf(row)).map(([rival, ratio]) => {
      return {
        name: `${row.name} against ${rival}`,
        ours: ratio,
        must: row.mustRatios?.[rival],
        isRate: true,
      };
    });
    return [row, ...ratios].flatMap(({ name, ours, must, isRate }) =>
      must === undefined || holds(ours, must, isRate)
        ? []
        : [`${name} is ${show(ours)}, must be ${isRate ? '≥' : '≤'} ${show(must)}`],
    );
  });
}

function mustBe(measured: number, must: number, unit: string, isRate = false): string {
  return `, must be ${isRate ? '≥' : '≤'} ${show(must)}${unit}${holds(measured, must, isRate) ? '' : ': **missed**'}`;
}

function holds(measured: number, must: number, isRate = false): boolean {
  return isRate ? measured >= must : measured <= must;
}

function show(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
