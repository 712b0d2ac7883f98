import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { SignalRepository } from '../signal.repository.js';
import { signalOfEvent, signalOfResolved } from './platform-event.js';
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

  /** Never throws: what could not be read is read the next time. @returns whether there is more to be read at once */
  async poll(clock: Clock): Promise<boolean> {
    try {
      const isMore = await this.readSince(clock.now());
      this.isFailing = false;
      return isMore;
    } catch (error) {
      if (!this.isFailing)
        this.logger.warn(
          `The platform's own events cannot be read, incidents go on without them: ${String(error)}`,
        );
      this.isFailing = true;
      return false;
    }
  }

  private async readSince(now: Date): Promise<boolean> {
    const readUntil = await this.watermarks.find(SOURCE, now);
    const after = new Date(readUntil.getTime() - OVERLAP_MS);
    const isOverApi = this.config.metrics.source !== 'database';
    const { events, resolved, isMore } = isOverApi
      ? await this.api.read(after, now)
      : await this.events.read(after);
    const signals = [...events.map(signalOfEvent), ...resolved.map(signalOfResolved)];
    const newest = signals.reduce((last, { happenedAt }) => Math.max(last, happenedAt.getTime()), 0);
    await this.transactions.run(async () => {
      await this.signals.record(signals.sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime()));
      // Times in the future are read again until they are past; of a storm the rest is read first.
      if (!isMore) await this.watermarks.advance(SOURCE, new Date(Math.min(newest, now.getTime())));
    });
    return isMore;
  }
}
