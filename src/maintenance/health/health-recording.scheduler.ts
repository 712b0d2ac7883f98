import { Injectable } from '@nestjs/common';
import { RepeatedRuns } from '../../platform/queue/index.js';
import { RecordHealth } from './record-health.service.js';

/** Has the health of all assets written down each hour, by one replica. */
@Injectable()
export class HealthRecordingScheduler {
  constructor(
    private readonly recording: RecordHealth,
    private readonly runs: RepeatedRuns,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.runs.start({
      queue: { name: 'health-days', nRetries: 2 },
      context: 'Health',
      what: 'Days of health',
      ticks: { everySeconds: 3_600, jobs: () => [{ key: 'all', payload: {} }] },
      run: ({ signal }) => this.recording.run(signal),
    });
  }
}
