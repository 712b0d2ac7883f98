import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Asset, MetricPolicies } from '../../metrics/index.js';
import { DetectorPool } from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS, dayOf } from '../day.js';
import type { ActiveFailureModel } from '../failure-models/failure-model-version.js';
import { type FleetPast, FleetReader } from '../failure-models/read-fleet.service.js';
import type { Observation } from '../observations/observation.js';
import { ObservationRepository } from '../observations/observation.repository.js';
import { findDegradation } from './degradation.js';
import { predictByModel } from './predict-by-model.js';
import type { Prediction } from './prediction.js';
import { Predictions } from './prediction.repository.js';

/** With half a year of a hundred columns each they take 15 MB. */
const ASSETS_PER_PART = 200;
/** An asset that was not seen for so long is down, or gone. */
const MOST_SILENT_DAYS = 2;

type Said = Omit<Prediction, 'assetId' | 'day' | 'predictedAt'>;

/** What to predict with. */
export interface PredictTask {
  readonly assets: readonly Asset[];
  readonly model: ActiveFailureModel | undefined;
  /** Why there is no model. */
  readonly noModelReason: string;
  readonly now: Date;
}

/** Predicts assets by the models in use, or by what degrades. */
@Injectable()
export class MakePredictions {
  private readonly logger = new Logger('Maintenance');
  private readonly policies: MetricPolicies;

  constructor(
    private readonly fleets: FleetReader,
    private readonly observations: ObservationRepository,
    private readonly predictions: Predictions,
    private readonly pool: DetectorPool,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection' | 'maintenance'>,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  /** May be interrupted and repeated: what is predicted is stored part by part. */
  async predict(task: PredictTask, signal: AbortSignal): Promise<void> {
    const { assets, now, model } = task;
    const sinceDay = dayOf(now.getTime()) - this.config.maintenance.historyDays;
    const past = await this.fleets.readPast(new Date(sinceDay * DAY_MS));
    for (let at = 0; at < assets.length && !signal.aborted; at += ASSETS_PER_PART) {
      const part = { ...task, assets: assets.slice(at, at + ASSETS_PER_PART) };
      const said = model
        ? await this.byModel(part, model, past, sinceDay)
        : await this.byDegradation(part, sinceDay);
      await this.predictions.upsert(
        part.assets.map(({ id }) => ({
          ...(said.get(id) ?? nothing(NOT_SEEN)),
          ...{ assetId: id, day: dayOf(now.getTime()), predictedAt: now },
        })),
      );
    }
    if (assets.length > 0) this.logger.debug(`${assets.length} asset(s) were predicted`);
  }

  private async byModel(
    { assets, now }: PredictTask,
    { version, report, artifacts }: ActiveFailureModel,
    past: FleetPast,
    sinceDay: number,
  ): Promise<ReadonlyMap<string, Said>> {
    const nowMs = now.getTime();
    const slice = { sinceDay, stepDays: report.stepDays, nowMs, isWithToday: true };
    const nRows = assets.length * (this.config.maintenance.historyDays + 1);
    const { history, assetIds } = await this.fleets.read(assets, past, slice, nRows);
    const { starts, times, timeName, columns, at } = history;
    const fleet = { starts, times, timeName, columns };
    if (assetIds.length === 0) return new Map();
    const outlooks = await this.pool.predictFailures({ artifacts, fleet });
    const model = { version, stepDays: report.stepDays, classes: report.check?.classes ?? [] };
    const said = new Map<string, Said>();
    // Units of an asset follow each other: the last one is there now.
    for (const [unit, outlook] of outlooks.entries()) {
      const row = (starts[unit + 1] ?? 0) - 1;
      const seenDay = at[row] ?? 0;
      const isGone = nowMs / DAY_MS - seenDay > MOST_SILENT_DAYS + report.stepDays - 1;
      const known = outlook.isKnown ? predictByModel(outlook, { fleet, row }, model) : nothing(NOT_SEEN);
      said.set(assetIds[unit] ?? '', isGone ? silent(seenDay) : known);
    }
    return said;
  }

  private async byDegradation(
    { assets, now, noModelReason }: PredictTask,
    sinceDay: number,
  ): Promise<ReadonlyMap<string, Said>> {
    const said = new Map<string, Said>();
    let days: Observation[] = [];
    const flush = (): void => {
      const [first] = days;
      if (first) said.set(first.assetId, this.degradationOf(days, now.getTime(), noModelReason));
      days = [];
    };
    const ids = assets.map(({ id }) => id);
    for await (const one of this.observations.stream(sinceDay, ids)) {
      if (days[0]?.assetId !== one.assetId) flush();
      days.push(one);
    }
    flush();
    return said;
  }

  private degradationOf(days: readonly Observation[], nowMs: number, noModelReason: string): Said {
    const last = (days.at(-1)?.day ?? 0) + 1;
    if (nowMs / DAY_MS - last > MOST_SILENT_DAYS) return silent(last);
    const found = findDegradation(days, (metricName) => this.policies.of(metricName), nowMs);
    if (typeof found === 'string')
      return nothing(`Nothing to predict from. ${noModelReason}, and for a date it needs ${found}`);
    const { metricName, limit, level, time } = found;
    const text = `${metricName}: its trend reaches ${limit} in ${Math.round(time.median)} days (${Number(level.toPrecision(4))} now)`;
    return {
      ...nothing(`${noModelReason}: it is ranked by the day on which a metric reaches its limit`),
      basis: 'degradation',
      timeToFailure: time,
      timeReason: null,
      contributions: [{ feature: `${metricName} limit`, metricName, value: level, share: 1, text }],
    };
  }
}

const NOT_SEEN = 'No sample of it was ever seen';

function silent(day: number): Said {
  const at = new Date(day * DAY_MS).toISOString().slice(0, 16);
  return nothing(`It has not reported since ${at}Z: it is down, or gone`);
}

function nothing(reason: string): Said {
  return {
    ...{ basis: 'none', reason, modelVersion: null, risks: [], lows: [], highs: [] },
    ...{ timeToFailure: null, timeReason: reason, contributions: [] },
  };
}
