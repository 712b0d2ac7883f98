import { Injectable } from '@nestjs/common';
import { DetectorPool, DetectorProvider } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { Telemetry } from '../platform/telemetry/index.js';
import { type DriftReport, DriftMonitor } from '../training/index.js';
import { addGauge, type GaugeValues } from './add-gauge.js';

/** How it stands with the active model at the moment of a scrape. */
@Injectable()
export class ModelGauges {
  constructor(
    telemetry: Telemetry,
    detector: DetectorProvider,
    pool: DetectorPool,
    drift: DriftMonitor,
    clock: Clock,
  ) {
    addGauge(telemetry, {
      name: 'model_age_seconds',
      help: 'Since the active model was trained.',
      label: 'version',
      ask: () => {
        const active = detector.current();
        const ageSeconds = active && (clock.now().getTime() - active.trainedAt.getTime()) / 1000;
        return Promise.resolve(ageSeconds === undefined ? {} : { [active?.modelVersion ?? '']: ageSeconds });
      },
    });
    addGauge(telemetry, {
      name: 'drift',
      help: 'Population stability index of a metric against the training of the active model; "all" over all of them.',
      label: 'metric',
      ask: async () => driftValues(await drift.current()),
    });
    addGauge(telemetry, {
      name: 'detector_waiting_tasks',
      help: 'Tasks that wait for a worker thread.',
      label: '',
      ask: () => Promise.resolve({ '': pool.nWaiting }),
    });
  }
}

function driftValues(report: DriftReport | undefined): GaugeValues {
  const known = (report?.metrics ?? []).map(({ metricName, drift }) => [metricName, drift] as const);
  const all = [['all', report?.overall?.drift ?? null], ...known] as const;
  return Object.fromEntries(all.flatMap(([name, drift]) => (drift === null ? [] : [[name, drift]])));
}
