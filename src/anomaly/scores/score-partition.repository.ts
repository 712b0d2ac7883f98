import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

const DAY_MS = 86_400_000;
const PREFIX = 'anomaly_scores_';

/** Serialises the processes that make or drop partitions. */
const PARTITION_LOCK = 8_000_100_003;

/** Epoch milliseconds, both ends included. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The days by which scores are stored, in UTC: each is made before its first score, and dropped whole when it is too old. */
@Injectable()
export class ScorePartitionRepository {
  private readonly logger = new Logger('Scores');
  /** First millisecond of each day that there is. */
  private readonly known = new Set<number>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Makes room for scores within the spans. Whenever a new day begins, the oldest go. */
  async prepare(spans: readonly Span[]): Promise<void> {
    const missing = [...new Set(spans.flatMap(daysOf))].filter((dayMs) => !this.known.has(dayMs));
    if (missing.length === 0) return;
    await this.em.fork().transactional(async (em) => {
      const connection = em.getKysely();
      await sql`select pg_advisory_xact_lock(${PARTITION_LOCK})`.execute(connection);
      for (const statement of [...this.expiring(await this.partitions(em)), ...missing.map(creation)])
        await sql.raw(statement).execute(connection);
    });
    for (const dayMs of missing) this.known.add(dayMs);
  }

  private async partitions(em: EntityManager): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'anomaly_scores'::regclass order by 1
    `.execute(em.getKysely());
    return rows.map(({ name }) => name);
  }

  /** Drops what is older than all retention, and of what is older than that of normal scores, those. */
  private expiring(partitions: readonly string[]): readonly string[] {
    const { scoreRetentionDays, normalScoreRetentionDays } = this.config.detection;
    const nowMs = this.clock.now().getTime();
    const oldest = nameOf(nowMs - scoreRetentionDays * DAY_MS);
    const oldestNormal = nameOf(nowMs - normalScoreRetentionDays * DAY_MS);
    const dropped = partitions.filter((name) => name < oldest);
    const thinned = partitions.filter((name) => name >= oldest && name < oldestNormal);
    for (const dayMs of this.known) if (nameOf(dayMs) < oldest) this.known.delete(dayMs);
    if (dropped.length > 0)
      this.logger.log(`Dropped the scores of ${dropped.length} day(s) that were too old`);
    return [
      ...dropped.map((name) => `drop table ${name}`),
      ...thinned.map((name) => `delete from ${name} where not "isAnomaly"`),
    ];
  }
}

function daysOf({ fromMs, untilMs }: Span): readonly number[] {
  const first = Math.floor(fromMs / DAY_MS);
  const last = Math.floor(untilMs / DAY_MS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, day) => (first + day) * DAY_MS);
}

function nameOf(atMs: number): string {
  return PREFIX + isoDay(atMs).replaceAll('-', '');
}

function creation(dayMs: number): string {
  const [from, until] = [isoDay(dayMs), isoDay(dayMs + DAY_MS)];
  return `create table if not exists ${nameOf(dayMs)} partition of anomaly_scores
    for values from ('${from}T00:00:00Z') to ('${until}T00:00:00Z')`;
}

function isoDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
