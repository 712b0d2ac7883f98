import { createTestDatabase, type TestDatabase, waitFor } from '../../support/index.js';
import { query } from '../../support/test-database.js';
import type { DispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { type EmsService, startEmsService } from './ems-service.js';
import { EmsStandIn } from './ems-stand-in.js';

/** A fresh database and EMS Core, and as many services on them as a test starts. */
export class DeliveryBench {
  private readonly services: EmsService[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly ems: EmsStandIn,
    private readonly emsUrl: string,
  ) {}

  static async open(): Promise<DeliveryBench> {
    const ems = new EmsStandIn();
    return new DeliveryBench(await createTestDatabase(), ems, await ems.open());
  }

  async start(
    settings: Partial<DispatchSettings> = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<EmsService> {
    const { database, emsUrl } = this;
    const service = await startEmsService({ databaseUrl: database.url, emsUrl, settings, environment });
    this.services.push(service);
    return service;
  }

  async stop(): Promise<void> {
    for (const service of this.services.splice(0)) await service.close();
  }

  /** Waits until nothing waits any more, and everything ended as it should. */
  async settled(delivered: number, parked = 0): Promise<void> {
    await waitFor(
      async () => {
        const counts = await this.rows(
          `select count(*) filter (where status = 'delivered')::int as delivered,
             count(*) filter (where status = 'parked')::int as parked, count(*)::int as "all" from outbox_messages`,
        );
        const [now] = counts;
        return now?.delivered === delivered && now.parked === parked && now.all === delivered + parked;
      },
      { timeoutMs: 15_000, what: `${delivered} delivered and ${parked} parked messages` },
    );
  }

  rows(sql: string): Promise<readonly Record<string, unknown>[]> {
    return query(this.database.url, sql);
  }

  /** Ends every connection to the database and lets nobody in. */
  async takeDatabaseAway(): Promise<void> {
    const name = this.databaseName();
    await query(this.otherDatabase(), `alter database ${name} allow_connections false`);
    await query(
      this.otherDatabase(),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
  }

  async bringDatabaseBack(): Promise<void> {
    await query(this.otherDatabase(), `alter database ${this.databaseName()} allow_connections true`);
  }

  private databaseName(): string {
    return new URL(this.database.url).pathname.slice(1);
  }

  private otherDatabase(): string {
    const url = new URL(this.database.url);
    url.pathname = '/postgres';
    return url.href;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.ems.close();
    await this.database.drop();
  }
}
