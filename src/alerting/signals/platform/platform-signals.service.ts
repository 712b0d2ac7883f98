import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { SignalRepository } from '../signal.repository.js';
import { type PlatformReading, signalOfEvent, signalOfResolved } from './platform-event.js';
import { PlatformEventApi } from './platform-event-api.service.js';
import { PlatformEventRepository } from './platform-event.repository.js';
import { WatermarkRepository } from './watermark.repository.js';

/** Events appear when they are committed, which may be later than their time; what is read twice has the same key. */
const OVERLAP_MS = 120_000;
const SOURCE = 'platform';

/** Takes over the platform's own events and the ends of its alerts, from its tables or over its API. */
@Injectable()
export class PlatformSignals {
  private readonly logger = new Logger('Incidents');
  private isFailing = false;

  constructor(
    private readonly events: PlatformEventRepository,
    private readonly api: PlatformEventApi,
    private readonly watermarks: WatermarkRepository,
    private readonly signals: SignalRepository,
    private readonly transactions: Transactions,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** Never throws: what could not be read is read the next time. */
  async poll(clock: Clock): Promise<void> {
    try {
      await this.readSince(clock.now());
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing)
        this.logger.warn(
          `The platform's own events cannot be read, incidents go on without them: ${String(error)}`,
        );
      this.isFailing = true;
    }
  }

  private async readSince(now: Date): Promise<void> {
    const readUntil = await this.watermarks.find(SOURCE, now);
    const after = new Date(readUntil.getTime() - OVERLAP_MS);
    const { events, resolved } =
      this.config.metrics.source === 'database'
        ? await this.readTables(after)
        : await this.api.read(after, now);
    const signals = [...events.map(signalOfEvent), ...resolved.map(signalOfResolved)];
    const newest = signals.reduce((last, { happenedAt }) => Math.max(last, happenedAt.getTime()), 0);
    await this.transactions.run(async () => {
      await this.signals.record(signals.sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime()));
      // Times in the future are read again until they are past.
      await this.watermarks.advance(SOURCE, new Date(Math.min(newest, now.getTime())));
    });
  }

  private async readTables(after: Date): Promise<PlatformReading> {
    const { hasEvents, hasAlerts } = await this.events.readable();
    return {
      events: hasEvents ? await this.events.findEvents(after) : [],
      resolved: hasAlerts ? await this.events.findResolved(after) : [],
    };
  }
}
