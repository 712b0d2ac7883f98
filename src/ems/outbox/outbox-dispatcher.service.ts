import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isConnectionFailure, Notifications, OwnTables } from '../../platform/database/index.js';
import { endsWithin, WakeableRest } from '../../platform/rest/index.js';
import { DeliveryRound } from './delivery-round.service.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings.js';
import { MESSAGES_DUE } from './outbox-message.js';

/** Of the time a shutdown grants, this much is kept to write down what was given up. */
const SHUTDOWN_DELIVERY_MS = 500;

/** Delivers the outbox to EMS Core for as long as a worker runs, whatever goes away in between. With OBSERVE_ONLY it rests. */
@Injectable()
export class OutboxDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Outbox');
  private readonly cancellation = new AbortController();
  private running: Promise<void> | undefined;
  private readonly pauses = new WakeableRest();
  private isFailing = false;

  constructor(
    private readonly round: DeliveryRound,
    private readonly tables: OwnTables,
    private readonly notifications: Notifications,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles' | 'alerts'>,
  ) {}

  onApplicationBootstrap(): void {
    const { roles, alerts } = this.config;
    if (!roles.has('worker') || alerts.isObserveOnly || this.running) return;
    this.notifications.subscribe(MESSAGES_DUE, () => this.pauses.wake());
    this.running = this.runUntilStopped();
  }

  /** Claims nothing more, lets what is in hand finish, and gives it up when time is over; it is delivered after the restart. */
  async onModuleDestroy(): Promise<void> {
    this.pauses.end();
    if (await this.hasEndedWithin(this.settings.shutdownMs - SHUTDOWN_DELIVERY_MS)) return;
    this.cancellation.abort();
    await this.hasEndedWithin(SHUTDOWN_DELIVERY_MS);
  }

  private async runUntilStopped(): Promise<void> {
    while (!this.pauses.isOver) await this.pauses.rest(await this.runOnce());
  }

  private async runOnce(): Promise<number> {
    if (!this.tables.areReady) return this.settings.intervalMs;
    try {
      const restMs = await this.round.run(this.cancellation.signal);
      if (this.isFailing) this.logger.log('The outbox can be read again; delivery goes on');
      this.isFailing = false;
      return restMs;
    } catch (error) {
      this.report(error);
      return this.settings.intervalMs;
    }
  }

  /** Once for a run of failures, however long. */
  private report(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    const reason = error instanceof Error ? error.message : String(error);
    if (isConnectionFailure(error)) {
      this.logger.warn(
        `The database does not answer (${reason}). Delivery to EMS Core waits and goes on by itself`,
      );
      return;
    }
    this.logger.error(
      `Delivery to EMS Core fails and is tried again every second: ${reason}`,
      error instanceof Error ? error.stack : undefined,
    );
  }

  private hasEndedWithin(durationMs: number): Promise<boolean> {
    return endsWithin(durationMs, Promise.resolve(this.running));
  }
}
