import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { dayOf } from '../day.js';
import { RISK_HORIZONS, type RiskHorizon } from '../risk-horizons.js';
import {
  Accuracies,
  type AccuracyClass,
  type AccuracyQuestion,
  type AccuracyTotals,
  type FailureOutcome,
} from './accuracy.repository.js';

/** How predictions turned out. */
export interface RiskAccuracy {
  readonly horizonDays: RiskHorizon;
  readonly totals: AccuracyTotals;
  readonly classes: readonly AccuracyClass[];
  readonly outcomes: readonly (FailureOutcome & { readonly assetName: string | null })[];
  /** Why nothing can be said yet; null where something can. */
  readonly reason: string | null;
}

/** Answers how the predictions that were really made turned out. */
@Injectable()
export class ReadAccuracy {
  /** Each goes through the predictions of months. */
  private readonly admission = new AdmissionLimit({
    what: 'requests for the accuracy of predictions',
    nRunning: 1,
    nWaiting: 20,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly accuracies: Accuracies,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws TooBusyError, TooSlowError, ClientGoneError */
  read(horizonDays: RiskHorizon, days: number, client: AbortSignal): Promise<RiskAccuracy> {
    return this.admission.run(async () => {
      const question = questionOf(horizonDays, dayOf(this.clock.now().getTime()), days);
      const totals = await this.accuracies.findTotals(question);
      const outcomes = await this.accuracies.findOutcomes(question);
      const names = await this.assets.namesOf(outcomes.map(({ assetId }) => assetId));
      return {
        horizonDays,
        totals,
        classes: await this.accuracies.findClasses(question),
        outcomes: outcomes.map((one) => ({ ...one, assetName: names.get(one.assetId) ?? null })),
        reason: whyNothing(totals, horizonDays),
      };
    }, client);
  }
}

/** Predictions of the last days whose horizon is over. */
export function questionOf(horizonDays: RiskHorizon, today: number, days: number): AccuracyQuestion {
  return {
    horizonDays,
    place: RISK_HORIZONS.indexOf(horizonDays) + 1,
    sinceDay: today - days,
    untilDay: today - horizonDays,
  };
}

function whyNothing({ nPredictions, nFailures }: AccuracyTotals, horizonDays: number): string | null {
  if (nPredictions === 0)
    return `No prediction by a model is ${horizonDays} days old yet: what it said is compared when its time is over`;
  return nFailures === 0 ? 'Nothing failed within the horizon of these predictions: no recall' : null;
}
