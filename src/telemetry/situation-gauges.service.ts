import { Injectable } from '@nestjs/common';
import { OpenIncidents } from '../anomaly/index.js';
import { OutboxService } from '../ems/index.js';
import { DetectorPool, DetectorProvider } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { Telemetry } from '../platform/telemetry/index.js';

/** Values by the value of the one label; a gauge without a label has the empty one. */
type Values = Readonly<Record<string, number>>;

/** What is the case at the moment of a scrape. Where the database does not answer, the gauges that rest on it are missing. */
@Injectable()
export class SituationGauges {
  constructor(
    private readonly telemetry: Telemetry,
    private readonly outbox: OutboxService,
    private readonly incidents: OpenIncidents,
    private readonly detector: DetectorProvider,
    private readonly pool: DetectorPool,
    private readonly clock: Clock,
  ) {
    this.addOutbox();
    this.addDetection();
  }

  private addOutbox(): void {
    const counts = shared(() => this.outbox.counts());
    this.add('outbox_messages', 'Messages to EMS Core by status.', 'status', async () => {
      const { waiting, delivered, parked } = await counts();
      return { waiting, delivered, parked };
    });
    this.add(
      'outbox_oldest_waiting_seconds',
      'For how long the oldest message has waited.',
      '',
      async () => ({
        '': (await counts()).oldestWaitingSeconds,
      }),
    );
  }

  private addDetection(): void {
    this.add('open_episodes', 'Episodes that go on.', '', async () => ({ '': await this.incidents.count() }));
    this.add('model_age_seconds', 'Since the model in charge was trained.', 'version', () => {
      const active = this.detector.current();
      const ageSeconds = active && (this.clock.now().getTime() - active.trainedAt.getTime()) / 1000;
      return Promise.resolve(ageSeconds === undefined ? {} : { [active?.modelVersion ?? '']: ageSeconds });
    });
    this.add('detector_waiting_tasks', 'Tasks that wait for a worker thread.', '', () =>
      Promise.resolve({ '': this.pool.nWaiting }),
    );
  }

  private add(name: string, help: string, label: string, ask: () => Promise<Values>): void {
    this.telemetry.gauge<string>(
      name,
      help,
      async (gauge) => {
        const values = await ask().catch((): Values => ({}));
        gauge.reset();
        for (const [key, value] of Object.entries(values))
          gauge.set(label === '' ? {} : { [label]: key }, value);
        // Without a label a reset leaves 0, which would be a claim.
        if (label === '' && Object.keys(values).length === 0) gauge.remove();
      },
      label === '' ? [] : [label],
    );
  }
}

/** Whoever asks while an answer is on its way gets that one: the gauges of a scrape ask at the same time. */
function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | undefined;
  return () => (running ??= ask().finally(() => (running = undefined)));
}
