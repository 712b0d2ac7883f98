import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { Mark } from './mark.js';
import type { Recommendation, RecommendationId } from './recommendation.js';

interface MarkRow extends Omit<Mark, 'postponedUntil' | 'markedAt' | 'recommendation'> {
  readonly postponedUntilMs: number | null;
  readonly markedMs: number;
  readonly recommendation: Omit<Recommendation, 'predictedAt' | 'dueAt'> & {
    readonly predictedAt: string;
    readonly dueAt: string;
  };
}

/** More than an operator looks back on, and enough to know which actions were right. */
const MOST_MARKS = 2_000;

/** Remembers what operators said of recommendations. */
@Injectable()
export class RecommendationMarks {
  constructor(private readonly em: EntityManager) {}

  /** Replaces what was said of the same prediction before. */
  async save(mark: Mark): Promise<void> {
    const { status, postponedUntil, wasRight, note, markedAt, recommendation } = mark;
    const { assetId, action, predictedAt } = recommendation;
    await sql`
      insert into recommendation_marks
        ("assetId", action, "predictedAt", status, "postponedUntil", "wasRight", note, "markedAt", recommendation)
      values (${assetId}, ${action}, ${predictedAt}, ${status}, ${postponedUntil}, ${wasRight}, ${note}, ${markedAt},
        ${JSON.stringify(recommendation)}::jsonb)
      on conflict ("assetId", action, "predictedAt") do update set status = excluded.status,
        "postponedUntil" = excluded."postponedUntil", "wasRight" = excluded."wasRight", note = excluded.note,
        "markedAt" = excluded."markedAt", recommendation = excluded.recommendation`.execute(
      this.em.fork().getKysely(),
    );
  }

  /** Takes the newest mark back, where there is one. */
  async removeNewest({ assetId, action }: RecommendationId): Promise<void> {
    await sql`
      delete from recommendation_marks m where m.ctid = (
        select ctid from recommendation_marks where "assetId" = ${assetId} and action = ${action}
        order by "markedAt" desc limit 1
      )`.execute(this.em.fork().getKysely());
  }

  /** The newest of them, the newest first. */
  async findNewest(): Promise<readonly Mark[]> {
    const { rows } = await sql<MarkRow>`
      select status, ${epochMs(sql`"postponedUntil"`)} as "postponedUntilMs", "wasRight", note,
        ${epochMs(sql`"markedAt"`)} as "markedMs", recommendation
      from recommendation_marks order by "markedAt" desc limit ${MOST_MARKS}`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ postponedUntilMs, markedMs, recommendation, ...mark }) => ({
      ...mark,
      postponedUntil: toDate(postponedUntilMs),
      markedAt: toDate(markedMs),
      recommendation: {
        ...recommendation,
        predictedAt: new Date(recommendation.predictedAt),
        dueAt: new Date(recommendation.dueAt),
      },
    }));
  }
}
