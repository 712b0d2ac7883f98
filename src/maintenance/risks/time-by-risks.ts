import type { TimeToFailureDays } from './asset-risk.js';
import { RISK_HORIZONS } from '../risk-horizons.js';

/** Nine in ten fail between the bounds. */
const LOW = 0.05;
const MEDIAN = 0.5;
const HIGH = 0.95;

/**
 * When an asset fails, from its risks within the horizons: between two of them the hazard is the same on all days.
 *
 * @param risks - ascending, below 1
 * @returns undefined where it rather does not fail within the last horizon; `high` is null where that is beyond it
 */
export function timeByRisks(risks: readonly number[]): TimeToFailureDays | undefined {
  const median = dayAt(risks, MEDIAN);
  if (median === undefined) return undefined;
  return { low: dayAt(risks, LOW) ?? 0, median, high: dayAt(risks, HIGH) ?? null };
}

/** The day by which it has failed with a probability. */
function dayAt(risks: readonly number[], probability: number): number | undefined {
  const wanted = -Math.log1p(-probability);
  let [day, hazard] = [0, 0];
  for (const [k, horizon] of RISK_HORIZONS.entries()) {
    const next = -Math.log1p(-(risks[k] ?? 0));
    if (next >= wanted) return day + ((horizon - day) * (wanted - hazard)) / (next - hazard);
    [day, hazard] = [horizon, next];
  }
  return undefined;
}
