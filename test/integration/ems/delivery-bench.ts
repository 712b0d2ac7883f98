import { isDeepStrictEqual } from 'node:util';
import type { Type } from '@nestjs/common';
import { openQueries, type Queries, type TestDatabase, waitFor } from '../../support/index.js';
import type { DispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { createLongAgoDatabase } from '../service-database.js';
import { BreakableProxy } from './breakable-proxy.js';
import { type EmsService, logged, startEmsService } from './ems-service.js';
import { EmsStandIn } from './ems-stand-in.js';

/** On a busy machine there are more retries than the rate limit allows at once; the others wait for a minute. */
const SETTLED_MS = 120_000;

/** A fresh database and EMS Core, and as many services on them as a test starts. */
export class DeliveryBench {
  private readonly services: EmsService[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly ems: EmsStandIn,
    readonly emsUrl: string,
    private readonly proxy: BreakableProxy,
    private readonly databaseUrl: string,
    private readonly queries: Queries,
  ) {}

  static async open(createDatabase = createLongAgoDatabase): Promise<DeliveryBench> {
    const ems = new EmsStandIn();
    const database = await createDatabase();
    const url = new URL(database.url);
    const proxy = new BreakableProxy({ host: url.hostname, port: Number(url.port) });
    url.host = `127.0.0.1:${await proxy.mend()}`;
    return new DeliveryBench(database, ems, await ems.open(), proxy, url.href, openQueries(database.url));
  }

  async start(
    settings: Partial<DispatchSettings> = {},
    environment: Readonly<Record<string, string>> = {},
    controllers: readonly Type[] = [],
  ): Promise<EmsService> {
    const { databaseUrl, emsUrl } = this;
    const service = await startEmsService({
      databaseUrl,
      emsUrl,
      settings,
      environment,
      controllers,
    });
    this.services.push(service);
    return service;
  }

  async stop(): Promise<void> {
    for (const service of this.services.splice(0)) await service.close();
  }

  /** Waits until no message is pending, and these counts are reached. */
  async settled(delivered: number, parked = 0, dropped = 0): Promise<void> {
    await waitFor(
      async () => {
        const counts = await this.rows(
          `select count(*) filter (where status = 'delivered')::int as delivered,
             count(*) filter (where status = 'parked')::int as parked,
             count(*) filter (where status = 'dropped')::int as dropped, count(*)::int as "all" from outbox_messages`,
        );
        const [now] = counts;
        const wanted = { delivered, parked, dropped, all: delivered + parked + dropped };
        return isDeepStrictEqual({ ...now }, wanted);
      },
      {
        timeoutMs: SETTLED_MS,
        what: `${delivered} delivered, ${parked} parked and ${dropped} dropped messages`,
      },
    );
  }

  /** Waits until a failed attempt to deliver is stored. */
  async triedInVain(): Promise<void> {
    const tried = `select from outbox_messages where status = 'pending' and "lastError" is not null`;
    await waitFor(async () => (await this.rows(tried)).length > 0, { what: 'a failed attempt' });
  }

  rows(sql: string): Promise<readonly Record<string, unknown>[]> {
    return this.queries.rows(sql);
  }

  /** Makes the database unavailable to the services. The bench itself still reaches it. */
  takeDatabaseAway(): Promise<void> {
    return this.proxy.break();
  }

  /** Waits until a service has logged that, after `logged` was emptied. */
  async databaseIsMissed(): Promise<void> {
    await waitFor(() => logged.some((line) => line.startsWith('warn The database does not answer')));
  }

  async bringDatabaseBack(): Promise<void> {
    await this.proxy.mend();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.ems.close();
    await this.proxy.break();
    await this.queries.end();
    await this.database.drop();
  }
}
