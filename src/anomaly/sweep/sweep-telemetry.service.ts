import { Injectable } from '@nestjs/common';
import { Telemetry } from '../../platform/telemetry/index.js';
import type { SweepReport } from './sweep-report.js';

/** The sweeps in numbers. */
@Injectable()
export class SweepTelemetry {
  private readonly samples;
  private readonly episodes;
  private readonly durations;
  private readonly failures;

  constructor(telemetry: Telemetry) {
    this.samples = telemetry.counter('samples_total', 'New samples by what became of them.', ['outcome']);
    this.episodes = telemetry.counter('episodes_total', 'Episodes that began or ended.', ['change']);
    this.durations = telemetry.histogram(
      'sweep_duration_seconds',
      'Shards of a sweep that came to an end here.',
    );
    this.failures = telemetry.counter('sweep_failures_total', 'Sweeps that failed and are repeated.');
  }

  /** @param nShards - that were swept together: each has its share of the duration */
  noteSuccess(report: SweepReport, durationMs: number, nShards = 1): void {
    this.samples.inc({ outcome: 'scored' }, report.nScored);
    this.samples.inc({ outcome: 'delayed' }, report.nDelayed);
    this.samples.inc({ outcome: 'late' }, report.nLate);
    this.samples.inc({ outcome: 'anomalous' }, report.nAnomalous);
    this.samples.inc({ outcome: 'missing' }, report.nMissing);
    this.samples.inc({ outcome: 'duplicate' }, report.nDuplicates);
    this.samples.inc({ outcome: 'invalid' }, report.nInvalid);
    this.samples.inc({ outcome: 'too_late' }, report.nTooLate);
    this.samples.inc({ outcome: 'future' }, report.nFuture);
    this.episodes.inc({ change: 'began' }, report.nOpened + report.nMissingDataOpened);
    this.episodes.inc({ change: 'ended' }, report.nClosed + report.nMissingDataClosed);
    for (let n = 0; n < nShards; n += 1) this.durations.observe(durationMs / 1000 / nShards);
  }

  noteFailure(): void {
    this.failures.inc();
  }
}
