import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { CollectionWatch, describeOutage } from '../anomaly/index.js';
import { MetricSource } from '../metrics/index.js';
import { DetectorProvider } from '../models/index.js';
import { OwnTables } from '../platform/database/index.js';
import { describeDrift, DriftMonitor } from '../training/index.js';
import { checkedBy } from './check-outcome.js';

/** Looks at what scoring rests on: a model, and metrics that arrive. */
@Injectable()
export class DetectionChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly detector: DetectorProvider,
    private readonly collection: CollectionWatch,
    private readonly metrics: MetricSource,
    private readonly drift: DriftMonitor,
    private readonly tables: OwnTables,
  ) {}

  checkModel() {
    const check = this.indicators.check('model');
    if (!this.tables.areReady)
      return check.degraded({ message: 'No model is loaded yet: the service is starting' });
    const active = this.detector.current();
    const fault = this.detector.storageFault();
    if (!active) {
      const reason = fault ? ` ${fault}.` : '';
      return check.degraded({ message: `No model is trained yet; scores are statistical.${reason}` });
    }
    const facts = { modelVersion: active.modelVersion, trainedAt: active.trainedAt.toISOString() };
    return fault ? check.degraded({ ...facts, message: fault }) : check.up(facts);
  }

  checkDrift() {
    const check = this.indicators.check('drift');
    return checkedBy(check, this.drift.current(), (report) => {
      if (!report) return check.up({ message: 'Not measured yet' });
      const { overall, sinceAt } = report;
      const facts = { drift: overall?.drift ?? null, feature: overall?.feature ?? null };
      return report.isBeyond
        ? check.degraded({ ...facts, since: sinceAt?.toISOString(), message: describeDrift(report) })
        : check.up(facts);
    });
  }

  /** What this installation lacks is reported, and no fault: one may have pollers and no agents, or the other way round. */
  checkMetrics() {
    const check = this.indicators.check('metrics');
    return checkedBy(check, this.metrics.unavailableSources(), (unavailableSources) =>
      check.up({ unavailableSources }),
    );
  }

  checkCollection() {
    const check = this.indicators.check('collection');
    const current = this.tables.ask(() => this.collection.current());
    return checkedBy(check, current, (outage) =>
      outage ? check.degraded({ message: describeOutage(outage) }) : check.up(),
    );
  }
}
