import { Injectable } from '@nestjs/common';
import { OpenEpisodes, SweepScheduler } from '../anomaly/index.js';
import { OutboxService } from '../ems/index.js';
import { OwnTables } from '../platform/database/index.js';
import { Telemetry } from '../platform/telemetry/index.js';
import { shared } from './shared.js';
import { addGauge, type GaugeValues } from './add-gauge.js';

/** What is open and what waits at the moment of a scrape. */
@Injectable()
export class SituationGauges {
  constructor(
    telemetry: Telemetry,
    tables: OwnTables,
    outbox: OutboxService,
    incidents: OpenEpisodes,
    sweeps: SweepScheduler,
  ) {
    const counts = shared(() => tables.ask(() => outbox.counts()));
    addGauge(telemetry, {
      name: 'outbox_messages',
      help: 'Messages to EMS Core by status.',
      label: 'status',
      ask: async () => {
        const { waiting, delivered, parked } = await counts();
        return { waiting, delivered, parked };
      },
    });
    addGauge(telemetry, {
      name: 'outbox_oldest_waiting_seconds',
      help: 'For how long the oldest message has waited.',
      label: '',
      ask: async () => ({ '': (await counts()).oldestWaitingSeconds }),
    });
    addGauge(telemetry, {
      name: 'last_sweep_timestamp_seconds',
      help: 'Until when everything that had come is scored, by all replicas together.',
      label: '',
      ask: async (): Promise<GaugeValues> => {
        const sweptUntil = await tables.ask(() => sweeps.sweptUntil());
        return sweptUntil ? { '': sweptUntil.getTime() / 1000 } : {};
      },
    });
    addGauge(telemetry, {
      name: 'open_episodes',
      help: 'Episodes that go on.',
      label: '',
      ask: async () => ({ '': await tables.ask(() => incidents.count()) }),
    });
  }
}
