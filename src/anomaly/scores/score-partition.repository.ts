import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { boundsOf, daysOf, type Divided, oldestKeptDay, partitionOf, type Span } from './score-days.js';

/** Serialises the processes that make days. */
const PARTITION_LOCK = 8_000_100_003;

/** The days by which scores are stored, in UTC: each is made before its first score. */
@Injectable()
export class ScorePartitionRepository {
  /** First millisecond of each day that there is. */
  private readonly known = new Set<number>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** Makes room for scores within the spans. */
  async prepare(spans: readonly Span[]): Promise<void> {
    this.forgetExpired();
    const missing = [...new Set(spans.flatMap(daysOf))].filter((dayMs) => !this.known.has(dayMs));
    if (missing.length === 0) return;
    await this.em.fork().transactional(async (em) => {
      const connection = em.getKysely();
      await sql`select pg_advisory_xact_lock(${PARTITION_LOCK})`.execute(connection);
      for (const dayMs of missing) {
        await creation('single_scores', dayMs).execute(connection);
        await creation('score_hours', dayMs).execute(connection);
      }
    });
    for (const dayMs of missing) this.known.add(dayMs);
  }

  /** What is too old may be dropped by any process at any time. */
  private forgetExpired(): void {
    const { scoreRetentionDays, normalScoreRetentionDays } = this.config.detection;
    const days = Math.min(scoreRetentionDays, normalScoreRetentionDays);
    const oldestMs = oldestKeptDay(this.clock.now().getTime(), days);
    for (const dayMs of this.known) if (dayMs < oldestMs) this.known.delete(dayMs);
  }
}

function creation(table: Divided, dayMs: number): ReturnType<typeof sql.raw> {
  return sql.raw(
    `create table if not exists ${partitionOf(table, dayMs)} partition of ${table} for values ${boundsOf(dayMs)}`,
  );
}
