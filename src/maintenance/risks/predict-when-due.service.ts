import { Inject, Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS, dayOf } from '../day.js';
import { FailureModels } from '../failure-models/failure-model.repository.js';
import { whyNoModel } from '../failure-models/why-no-model.js';
import { FailureRepository } from '../failures/failure.repository.js';
import { MakePredictions } from './make-predictions.service.js';
import { type BriefPrediction, Predictions } from './prediction.repository.js';

interface Due {
  /** When each asset was looked at, by id: what is newer waits, since its failures may not be known yet. */
  readonly seen: ReadonlyMap<string, Date>;
  /** The same at the last predictions of this process: a look that began before them may have ended after them. */
  readonly seenBefore: ReadonlyMap<string, Date>;
  readonly now: Date;
}

/** Predicts the assets that were looked at since they were predicted, and all of them by another model. */
@Injectable()
export class PredictWhenDue {
  constructor(
    private readonly predictions: Predictions,
    private readonly models: FailureModels,
    private readonly failures: FailureRepository,
    private readonly making: MakePredictions,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  async predict(
    assets: readonly Asset[],
    { seen, seenBefore, now }: Due,
    signal: AbortSignal,
  ): Promise<void> {
    const today = dayOf(now.getTime());
    const [model, newest, last] = await Promise.all([
      this.models.findActive(),
      this.models.newest(),
      this.predictions.findNewest(today),
    ]);
    const due = assets.filter(({ id }) => {
      const seenAt = seen.get(id);
      const isNews = seenAt?.getTime() !== (seenBefore.get(id) ?? seenAt)?.getTime();
      return seenAt && (isNews || isDue(seenAt, last.get(id), model?.version ?? null));
    });
    if (due.length === 0) return;
    const since = new Date(now.getTime() - this.config.maintenance.historyDays * DAY_MS);
    const nFailures = model ? 0 : (await this.failures.findKnown(since)).length;
    await this.making.predict(
      { assets: due, model, noModelReason: whyNoModel(nFailures, newest), now },
      signal,
    );
  }
}

function isDue(seenAt: Date, last: BriefPrediction | undefined, version: string | null): boolean {
  if (last === undefined || seenAt > last.predictedAt) return true;
  return last.basis !== 'none' && last.modelVersion !== version;
}
