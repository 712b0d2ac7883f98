import { serverCpuSeconds } from '../replicas/cpu-time.js';
import { type Fleet } from '../service/fleet.js';
import { type ServiceUnderTest } from '../service/service-under-test.js';

/** What the service and its database have used: the kernel counts it, so that what else runs on the machine does not matter. */
export interface Cost {
  /** Seconds of a core. */
  readonly serviceSeconds: number;
  readonly databaseSeconds: number;
  /** Of the database's log. */
  readonly walBytes: number;
}

export const NO_COST: Cost = { serviceSeconds: 0, databaseSeconds: 0, walBytes: 0 };

/** Counts what is used from a moment on. */
export class CostMeter {
  private start = NO_COST;

  constructor(
    private readonly service: ServiceUnderTest,
    private readonly fleet: Fleet,
  ) {}

  async begin(): Promise<void> {
    this.start = await this.read();
  }

  /** @returns what was used since it began, added to `before` */
  async end(before: Cost): Promise<Cost> {
    const { serviceSeconds, databaseSeconds, walBytes } = await this.read();
    return {
      serviceSeconds: before.serviceSeconds + serviceSeconds - this.start.serviceSeconds,
      databaseSeconds: before.databaseSeconds + databaseSeconds - this.start.databaseSeconds,
      walBytes: before.walBytes + walBytes - this.start.walBytes,
    };
  }

  private async read(): Promise<Cost> {
    const walBytes = await this.fleet.count(`select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as count`);
    const backend = await this.fleet.count('select pg_backend_pid() as count');
    return {
      serviceSeconds: await this.service.coreSeconds(),
      databaseSeconds: serverCpuSeconds(backend),
      walBytes,
    };
  }
}
