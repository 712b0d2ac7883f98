import { Inject, Injectable } from '@nestjs/common';
import { ModelCatalog } from '../../models/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { DriftHistory, DriftPoint } from './drift-history.js';
import { DriftHistoryRepository } from './drift-history.repository.js';

const SECONDS_PER_DAY = 86_400;
/** More points than that a chart does not show. */
const MOST_POINTS = 300;

/** Answers how the drift of a model went. */
@Injectable()
export class ReadDriftHistoryService {
  constructor(
    private readonly drifts: DriftHistoryRepository,
    private readonly catalog: ModelCatalog,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'drift'>,
  ) {}

  /**
   * Without points where the model was not measured in the time.
   *
   * @throws ModelNotFoundError
   */
  async read(modelVersion: string, days: number): Promise<DriftHistory> {
    await this.catalog.get(modelVersion);
    const seconds = days * SECONDS_PER_DAY;
    const points = await this.drifts.findPoints({
      modelVersion,
      sinceMs: this.clock.now().getTime() - seconds * 1000,
      stepSeconds: seconds / MOST_POINTS,
    });
    const byMetric = Map.groupBy(points, ({ metricName }) => metricName);
    const metrics = [...byMetric].flatMap(([metricName, ofMetric]) =>
      metricName === null ? [] : [{ metricName, points: ofMetric.map(pointOf) }],
    );
    return {
      modelVersion,
      threshold: this.config.drift.threshold,
      overall: (byMetric.get(null) ?? []).map(pointOf),
      metrics: metrics.sort((a, b) => furthest(b.points) - furthest(a.points)),
    };
  }
}

function pointOf({ at, drift }: DriftPoint): DriftPoint {
  return { at, drift };
}

function furthest(points: readonly DriftPoint[]): number {
  return points.reduce((most, { drift }) => Math.max(most, drift ?? -1), -1);
}
