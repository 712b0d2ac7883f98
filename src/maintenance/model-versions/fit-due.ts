import { DAY_MS } from '../day.js';
import type { FailureModelVersion } from '../failure-models/failure-model-version.js';
import { FEWEST_FAILURES } from '../failure-models/why-no-model.js';

const REFIT_MS = 7 * DAY_MS;
/** So many more failures, as a share of those fitted to and in number, are reason to fit before the week is over. */
const MORE_SHARE = 0.2;
const MORE_FAILURES = 5;

/** What is known when it is asked whether to fit. */
export interface FitNeed {
  readonly nFailures: number;
  /** The newest version, whatever became of it. */
  readonly newest: FailureModelVersion | undefined;
  /** Whether what the model in use predicted is off. */
  readonly hasDrifted: boolean;
  readonly now: Date;
}

/** Why models are to be fitted now; undefined where they are not. */
export function whyFit({ nFailures, newest, hasDrifted, now }: FitNeed): string | undefined {
  if (nFailures < FEWEST_FAILURES) return undefined;
  if (newest === undefined) return 'there is none yet';
  const ageMs = now.getTime() - newest.trainedAt.getTime();
  if (ageMs >= REFIT_MS) return 'a week is over';
  const more = nFailures - newest.report.nFailures;
  if (more >= Math.max(MORE_FAILURES, MORE_SHARE * newest.report.nFailures))
    return `${more} more failures are known`;
  return hasDrifted && ageMs >= DAY_MS ? 'the one in use has drifted' : undefined;
}
