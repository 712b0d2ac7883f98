import type { OutlookComparison, PredictionCheck } from '../../ml/index.js';

/** With fewer failures in the newest quarter nothing can be said of a model. */
const FEWEST_CHECKED = 3;
/** Half is chance; nobody is helped by less than this. */
const LEAST_CONCORDANCE = 0.6;
/** Expected over observed failures may be off by this factor, and by what so few failures vary by chance. */
const MOST_OFF = 2;
/** Two standard errors. */
const CHANCE = 2;
/** A new model may be worse than the one in use by so much: chance moves figures by as much. */
const TOLERATED = 0.05;

/** Whether a model may be used, and why. */
export interface FailureGate {
  readonly isPassed: boolean;
  readonly reason: string;
}

/** Decides on a model by what it said of the newest quarter of the time, which it had not seen. */
export function failureGate(
  check: PredictionCheck | undefined,
  comparison: OutlookComparison | undefined,
): FailureGate {
  if (check === undefined)
    return refused(
      'Fewer than 10 failures in the older three quarters of the history: it cannot be checked yet',
    );
  const { nFailures, observed, expected, concordance, brier, baseBrier } = check;
  if (nFailures < FEWEST_CHECKED)
    return refused(`Only ${nFailures} failure(s) in the newest quarter of the history to check it by`);
  const slack = MOST_OFF * (1 + CHANCE / Math.sqrt(observed));
  if (expected > slack * observed || observed > slack * expected)
    return refused(`It expected ${expected.toFixed(1)} failures where ${observed.toFixed(1)} happened`);
  if (!(concordance >= LEAST_CONCORDANCE))
    return refused(`It ranked failing assets above others ${percent(concordance)} of the time only`);
  if (brier > baseBrier * (1 + TOLERATED))
    return refused('The same risk for all assets would have been closer to what happened');
  if (comparison !== undefined && isWorse(comparison))
    return refused(
      `It ranked failing assets right ${percent(comparison.candidate.concordance)} of the time, the one in use ${percent(comparison.live.concordance)}`,
    );
  return {
    isPassed: true,
    reason: `On the newest quarter of the history it expected ${expected.toFixed(1)} failures where ${observed.toFixed(1)} happened, and ranked failing assets above others ${percent(concordance)} of the time`,
  };
}

function isWorse({ candidate, live }: OutlookComparison): boolean {
  return live.nFailures >= FEWEST_CHECKED && candidate.concordance < live.concordance - TOLERATED;
}

function refused(reason: string): FailureGate {
  return { isPassed: false, reason };
}

function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${Math.round(share * 100)} %`;
}
