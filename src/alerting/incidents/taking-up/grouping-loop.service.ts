import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { isConnectionFailure, Notifications, OwnTables } from '../../../platform/database/index.js';
import { WakeableRest } from '../../../platform/rest/index.js';
import { SIGNALS_RECORDED } from '../../signals/signal.repository.js';
import { GroupingTurn } from './grouping-turn.service.js';

/** Within this time after the death of the process that leads another one takes over. */
const LEASE_MS = 6_000;
/** Reasons end by time alone; what is new is notified. */
const REST_MS = 2_000;

/** Takes up signals for as long as a worker runs. Of all replicas one leads. */
@Injectable()
export class GroupingLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Incidents');
  private readonly leader = randomUUID();
  private running: Promise<void> | undefined;
  private readonly pauses = new WakeableRest();
  private isFailing = false;

  constructor(
    private readonly turn: GroupingTurn,
    private readonly tables: OwnTables,
    private readonly notifications: Notifications,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.roles.has('worker') || this.running) return;
    this.notifications.subscribe(SIGNALS_RECORDED, () => this.pauses.wake());
    this.running = this.runUntilStopped();
  }

  async onModuleDestroy(): Promise<void> {
    this.pauses.end();
    await this.running;
    if (!this.tables.areReady) return;
    // Where the database is away, the lease ends by itself.
    await this.turn.release(this.leader).catch(() => undefined);
  }

  private async runUntilStopped(): Promise<void> {
    while (!this.pauses.isOver) if (!(await this.runOnce())) await this.pauses.rest(REST_MS);
  }

  /** @returns whether there is more to do at once */
  private async runOnce(): Promise<boolean> {
    if (!this.tables.areReady) return false;
    try {
      const isMore = await this.turn.take(this.leader, LEASE_MS);
      if (this.isFailing) this.logger.log('Signals are taken up again');
      this.isFailing = false;
      return isMore;
    } catch (error) {
      this.report(error);
      return false;
    }
  }

  /** Once for a run of failures, however long. */
  private report(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    const reason = error instanceof Error ? error.message : String(error);
    if (isConnectionFailure(error))
      this.logger.warn(`The database does not answer (${reason}). Signals wait and are taken up later`);
    else
      this.logger.error(
        `Signals are not taken up; it is tried again every ${REST_MS / 1000} s: ${reason}`,
        error instanceof Error ? error.stack : undefined,
      );
  }
}
