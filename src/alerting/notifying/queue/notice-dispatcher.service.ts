import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { backoffMs } from '../../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Notifications, OwnTables } from '../../../platform/database/index.js';
import { DeliveryError } from './delivery.error.js';
import { NOTICES_DUE, NoticeQueue, type ClaimedNotice } from './notice-queue.repository.js';
import { type NoticeTarget, NoticeTargets, type TargetName } from './notice-target.js';

const LOOK_MS = 2_000;
/** Longer than any attempt: ten seconds. */
const LEASE_MS = 30_000;
const AT_ONCE = 8;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;

/** Delivers notices for as long as a worker runs, whatever is away in between. */
@Injectable()
export class NoticeDispatcher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Notices');
  private readonly stopping = new AbortController();
  private readonly failing = new Set<TargetName>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly queue: NoticeQueue,
    private readonly targets: NoticeTargets,
    private readonly tables: OwnTables,
    private readonly notifications: Notifications,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.isNeeded) this.notifications.subscribe(NOTICES_DUE, () => this.look());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  @Interval(LOOK_MS)
  protected look(): void {
    if (!this.isNeeded || !this.tables.areReady || this.running || this.stopping.signal.aborted) return;
    this.running = this.deliverDue()
      // A database that is away is reported by health; the next look goes on.
      .catch((error: unknown) => this.logger.debug(`No delivery: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  /** Delivers what is due now. */
  async deliverDue(): Promise<void> {
    const names = this.targets.all.map(({ name }) => name);
    while (!this.stopping.signal.aborted) {
      const claimed = await this.queue.claim(names, AT_ONCE, LEASE_MS);
      await Promise.all(claimed.map((notice) => this.deliver(notice)));
      if (claimed.length < AT_ONCE) return;
    }
  }

  private get isNeeded(): boolean {
    return this.config.roles.has('worker') && this.targets.all.length > 0;
  }

  private async deliver(notice: ClaimedNotice): Promise<void> {
    const target = this.targets.all.find(({ name }) => name === notice.target);
    if (!target) return;
    try {
      await target.send(notice, this.stopping.signal);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      this.report(target, error.message);
      const pauseMs = backoffMs(notice.attempts, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
      await this.queue.markFailed(notice, error.message, pauseMs);
      return;
    }
    this.failing.delete(target.name);
    await this.queue.markDelivered(notice, target.repeatAfterMs ?? null);
  }

  /** Once for a run of failures. */
  private report({ name }: NoticeTarget, reason: string): void {
    if (this.failing.has(name)) return;
    this.failing.add(name);
    this.logger.warn(`Notices to ${name} wait and are tried again: ${reason}`);
  }
}
