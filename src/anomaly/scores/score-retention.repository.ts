import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ScoreFolder } from './score-folder.service.js';
import { type Divided, oldestKeptDay, partitionOf } from './score-days.js';

/** Comment on the table of a day that holds anomalies only. */
const THINNED = 'Only anomalies are left';

/** Whoever reads scores for longer keeps a day for another hour; writers wait meanwhile. */
const LOCK_TIMEOUT = '2s';
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

interface Partition {
  readonly name: string;
  /** As PostgreSQL writes it: `FOR VALUES FROM … TO …`. */
  readonly bounds: string;
  readonly isThinned: boolean;
}

/** Lets scores go that are too old, day by day, each in a transaction of its own. */
@Injectable()
export class ScoreRetention {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
    private readonly folder: ScoreFolder,
  ) {}

  /** Puts the scores of hours that are over where they take less room. @returns 0: nothing goes */
  async fold(signal?: AbortSignal): Promise<number> {
    await this.folder.fold(signal);
    return 0;
  }

  /** Drops the days older than SCORE_RETENTION_DAYS. @returns how many */
  async dropExpired(signal?: AbortSignal): Promise<number> {
    const days = this.config.detection.scoreRetentionDays;
    await this.forEach(await this.before('score_hours', days), signal, drop);
    return this.forEach(await this.before('single_scores', days), signal, drop);
  }

  /** Lets the normal scores of days older than NORMAL_SCORE_RETENTION_DAYS go, of each day once. @returns of how many days */
  async thinOld(signal?: AbortSignal): Promise<number> {
    const days = this.config.detection.normalScoreRetentionDays;
    await this.forEach(await this.before('score_hours', days), signal, drop);
    const old = await this.before('single_scores', days);
    return this.forEach(
      old.filter(({ isThinned }) => !isThinned),
      signal,
      thin,
    );
  }

  /** The parts of a table that are more days old. */
  private async before(table: Divided, days: number): Promise<readonly Partition[]> {
    const oldest = partitionOf(table, oldestKeptDay(this.clock.now().getTime(), days));
    const { rows } = await sql<Partition>`
      select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds,
        obj_description(c.oid, 'pg_class') is not distinct from ${THINNED} as "isThinned"
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = ${table}::regclass and c.relname < ${oldest} order by 1
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns with how many it was done */
  private async forEach(
    partitions: readonly Partition[],
    signal: AbortSignal | undefined,
    change: (partition: Partition, database: Kysely<unknown>) => Promise<void>,
  ): Promise<number> {
    let nDone = 0;
    for (const partition of partitions) {
      if (signal?.aborted) break;
      if (await this.isChanged(partition, change)) nDone++;
    }
    return nDone;
  }

  /** @returns false where somebody uses the day right now */
  private async isChanged(
    partition: Partition,
    change: (partition: Partition, database: Kysely<unknown>) => Promise<void>,
  ): Promise<boolean> {
    try {
      await this.em.fork().transactional(async (em) => {
        await execute(em.getKysely(), `set local lock_timeout = '${LOCK_TIMEOUT}'`);
        await change(partition, em.getKysely());
      });
      return true;
    } catch (error) {
      if (isInUse(error)) return false;
      throw error;
    }
  }
}

/**
 * Puts a table with the day's anomalies in the place of the day. Nearly everything goes, so that copying the rest is less work than
 * deleting row by row, and gives the room back.
 */
async function thin({ name, bounds }: Partition, database: Kysely<unknown>): Promise<void> {
  const thinned = `${name}_thinned`;
  const statements = [
    'set local statement_timeout = 0',
    `lock table ${name} in share mode`,
    `create table ${thinned} (like single_scores including defaults including indexes)`,
    `insert into ${thinned} select * from ${name} where "isAnomaly"`,
    `alter table single_scores detach partition ${name}`,
    `drop table ${name}`,
    `alter table ${thinned} rename to ${name}`,
    `alter table single_scores attach partition ${name} ${bounds}`,
    `comment on table ${name} is '${THINNED}'`,
  ];
  for (const statement of statements) await execute(database, statement);
}

async function drop({ name }: Partition, database: Kysely<unknown>): Promise<void> {
  await execute(database, `drop table ${name}`);
}

async function execute(database: Kysely<unknown>, statement: string): Promise<void> {
  await sql.raw(statement).execute(database);
}

function isInUse(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === LOCK_NOT_AVAILABLE || error.code === DEADLOCK)
  );
}
