import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { dayOf } from '../day.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import { Accuracies } from '../accuracy/accuracy.repository.js';
import { questionOf } from '../accuracy/read-accuracy.service.js';

const DAYS_LOOKED_AT = 60;
const HORIZON = 7;
/** Each failure counts once a day of the horizon. */
const TIMES_COUNTED = HORIZON;
/** So many times more or fewer failures than expected are drift, where chance alone would hardly do it. */
const MOST_OFF = 2;
const FEWEST_EXPECTED = 3;

/** Whether what the model in use says still holds. */
export interface FailureDrift {
  readonly modelVersion: string | null;
  /** Failures within a week, expected and seen; null where no prediction is a week old. */
  readonly expected: number | null;
  readonly observed: number | null;
  readonly hasDrifted: boolean;
  /** In words. */
  readonly reason: string;
}

/** Compares what the model in use predicted with what happened since. */
@Injectable()
export class WatchFailureDrift {
  constructor(
    private readonly models: FailureModels,
    private readonly accuracies: Accuracies,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<FailureDrift> {
    const active = (await this.models.list()).find(({ status }) => status === 'active');
    if (!active) return unknown(null, 'No model of failures is in use');
    const question = questionOf(HORIZON, dayOf(this.clock.now().getTime()), DAYS_LOOKED_AT);
    const totals = await this.accuracies.findTotals({ ...question, modelVersion: active.version });
    if (totals.nPredictions === 0)
      return unknown(active.version, 'None of its predictions is a week old yet');
    const expected = totals.expected / TIMES_COUNTED;
    const observed = totals.nFailures / TIMES_COUNTED;
    const hasDrifted = isOff(expected, observed);
    const reason = `${expected.toFixed(1)} failures were expected, ${observed.toFixed(1)} happened: ${hasDrifted ? 'it has drifted' : 'it holds'}`;
    return { modelVersion: active.version, expected, observed, hasDrifted, reason };
  }
}

function unknown(modelVersion: string | null, reason: string): FailureDrift {
  return { modelVersion, expected: null, observed: null, hasDrifted: false, reason };
}

function isOff(expected: number, observed: number): boolean {
  if (Math.max(expected, observed) < FEWEST_EXPECTED) return false;
  const isFar = observed > MOST_OFF * expected || expected > MOST_OFF * observed;
  // Two standard errors of a count.
  return isFar && Math.abs(observed - expected) > 2 * Math.sqrt(Math.max(1, expected));
}
