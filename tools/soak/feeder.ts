import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Stack } from '../stack/index.js';
import type { Draws } from './draws.js';

const ROUND_MS = 5_000;
/** Values no device measures; numeric columns take the first two only. */
const POISON = ['null', `'NaN'`] as const;
const POSTED_POISON = [`'NaN'`, `'Infinity'`, '1e308', '-1e308', '5e-324'] as const;
/** Far above what is usual for the latency of any device, in ms. */
const BROKEN = 5_000;
const EXCURSION_ROUNDS = [4, 12] as const;
const LATE_MS = [30_000, 180_000] as const;

interface HeldRound {
  readonly at: Date;
  readonly dueMs: number;
}

/** Fills EMS Core's tables as pollers do that are cut off now and then: rounds are late, out of order or repeated, values impossible. */
export class Feeder {
  private readonly pool: pg.Pool;
  private readonly held: HeldRound[] = [];
  private readonly broken = new Map<string, number>();
  private routers: readonly string[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly draws: Draws,
  ) {
    this.pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
    this.pool.on('error', () => undefined);
  }

  async feed(isOver: AbortSignal): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select id::text from assets where type = 'router' and "monitoringEnabled" and owner <> 'bench' order by name`,
    );
    this.routers = rows.map(({ id }) => id);
    while (!isOver.aborted) {
      await this.round(new Date());
      await delay(ROUND_MS, undefined, { signal: isOver }).catch(() => undefined);
    }
    while (this.held.length > 0) {
      await this.writeHeld(Infinity);
      await delay(ROUND_MS / 10);
    }
    await this.pool.end();
  }

  /** What cannot be written is held and written later, as a poller does. */
  private async round(at: Date): Promise<void> {
    const isLate = this.draws.next() < 0.3;
    const lateMs = isLate ? this.draws.between(...LATE_MS) : 0;
    this.held.push({ at, dueMs: at.getTime() + lateMs });
    if (this.draws.isOneIn(8)) this.held.push({ at, dueMs: at.getTime() + this.draws.between(...LATE_MS) });
    await this.writeHeld(Date.now());
    await this.breakSomething(at).catch(() => undefined);
    if (this.draws.isOneIn(4)) await this.poison(at).catch(() => undefined);
  }

  private async writeHeld(nowMs: number): Promise<void> {
    const due = this.held.filter(({ dueMs }) => dueMs <= nowMs);
    for (const round of due)
      try {
        await this.stack.sampleAt(round.at);
        this.held.splice(this.held.indexOf(round), 1);
      } catch {
        // The database is away: at the next round again.
        return;
      }
  }

  private async breakSomething(at: Date): Promise<void> {
    if (this.draws.isOneIn(4))
      this.broken.set(this.draws.oneOf(this.routers), this.draws.between(...EXCURSION_ROUNDS));
    for (const [router, left] of this.broken) {
      await this.insert(router, 'latency', String(BROKEN), new Date(at.getTime() + 5));
      if (left <= 1) this.broken.delete(router);
      else this.broken.set(router, left - 1);
    }
  }

  private async poison(at: Date): Promise<void> {
    const router = this.draws.oneOf(this.routers);
    await this.insert(router, 'cpu', this.draws.oneOf(POISON), new Date(at.getTime() + 7));
    await this.pool.query(
      `insert into metrics ("assetId", "metricName", value, unit, source, timestamp)
       values ($1, 'memory_usage', ${this.draws.oneOf(POSTED_POISON)}, 'percent', 'nms', $2::timestamptz at time zone 'UTC')`,
      [router, new Date(at.getTime() + 9)],
    );
  }

  private async insert(assetId: string, metric: string, value: string, at: Date): Promise<void> {
    await this.pool.query(
      `insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
       values ($1, $2, ${value}, '', $3::timestamptz at time zone 'UTC')`,
      [assetId, metric, at],
    );
  }
}
