import type { HazardContribution } from '../../ml/index.js';
import { ASSET_COLUMNS, columnParts } from '../failure-models/fleet-columns.js';
import { RISK_HORIZONS } from '../risk-horizons.js';
import type { RiskContribution } from './asset-risk.js';

/** More reasons than these nobody reads. */
const MOST_SHOWN = 8;

/** What is derived from a column, in words; windows are in rows, a day each. */
const DERIVED: Readonly<Record<string, (stepDays: number) => string>> = {
  recent: (step) => `over ${16 * step} days`,
  mean: (step) => `over ${64 * step} days`,
  trend: (step) => `trend over ${16 * step} days`,
  slope: (step) => `trend over ${64 * step} days`,
  change: () => 'change since it was new',
  jump: (step) => `change over ${step} days`,
  rise: () => `change over ${RISK_HORIZONS[0]} days`,
  step: () => 'days between reports',
};
const OF_METRIC: Readonly<Record<string, string>> = {
  level: 'level',
  spread: 'spread within a day',
  episodes: 'anomalies',
};

/** What a risk was made of, and the value of a column in the row that was predicted. */
export interface ContributionSource {
  readonly contributions: readonly HazardContribution[];
  /** Null where it is not known, or is a text. */
  readonly valueOf: (column: string) => number | null;
  readonly stepDays: number;
}

/** What raises the risk of an asset above that of the mean of the fleet, the most first. Shares add up to 1; nothing where nothing raises it. */
export function describeContributions(source: ContributionSource): readonly RiskContribution[] {
  const raising = source.contributions.filter(({ value }) => value > 0);
  const all = raising.reduce((sum, { value }) => sum + value, 0);
  // That an asset has no fan says of what kind it is, and is no reason that anybody can look at.
  const isKnown = ({ column }: HazardContribution): boolean =>
    columnParts(column).metricName === null || source.valueOf(column) !== null;
  const shown = raising.filter(isKnown).slice(0, MOST_SHOWN);
  const rest = all - shown.reduce((sum, { value }) => sum + value, 0);
  const described = shown.map((one) => describeOne(one, one.value / all, source));
  const others = raising.length - shown.length;
  if (others === 0) return described;
  return [
    ...described,
    {
      feature: 'others',
      metricName: null,
      value: null,
      share: rest / all,
      text: `${others} other thing(s) that raise it less`,
    },
  ];
}

function describeOne(
  { name, column, category }: HazardContribution,
  share: number,
  { valueOf, stepDays }: ContributionSource,
): RiskContribution {
  const { metricName, what } = columnParts(column);
  const value = valueOf(column);
  const derived = name.startsWith(`${column}.`) ? name.slice(column.length + 1) : '';
  const how = DERIVED[derived]?.(stepDays);
  const subject =
    metricName === null ? (ASSET_COLUMNS[what] ?? what) : `${metricName}: ${OF_METRIC[what] ?? what}`;
  const now = value === null ? '' : ` (${Number(value.toPrecision(4))} now)`;
  return {
    feature: [metricName, what, derived].filter(Boolean).join(' '),
    metricName,
    value,
    share,
    text: category === undefined ? `${subject}${how ? `, ${how}` : ''}${now}` : `${subject} ${category}`,
  };
}
