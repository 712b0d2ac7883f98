import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../platform/database/index.js';
import type { ModelTransition } from './model.js';

/** The lives of the models, step by step. */
@Injectable()
export class ModelTransitionRepository {
  constructor(private readonly em: EntityManager) {}

  /** Call inside the transaction that makes the step. */
  async addTransition(
    modelVersion: string,
    { fromStatus, toStatus, actor, reason, at }: ModelTransition,
  ): Promise<void> {
    await sql`
      insert into model_transitions ("modelVersion", "fromStatus", "toStatus", actor, reason, at)
      values (${modelVersion}, ${fromStatus}, ${toStatus}, ${actor}, ${reason}, ${at})
    `.execute(this.em.getKysely());
  }

  /** @returns how often a model was activated since a time, earlier ones included */
  async countActivations(since: Date): Promise<number> {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from model_transitions where "toStatus" = 'active' and at >= ${since}
    `.execute(this.em.fork().getKysely());
    return rows[0]?.n ?? 0;
  }

  /** @returns oldest first */
  async listOf(modelVersion: string): Promise<readonly ModelTransition[]> {
    const { rows } = await sql<Omit<ModelTransition, 'at'> & { readonly atMs: number }>`
      select "fromStatus", "toStatus", actor, reason, ${epochMs(sql`at`)} as "atMs"
      from model_transitions where "modelVersion" = ${modelVersion} order by id
    `.execute(this.em.fork().getKysely());
    return rows.map(({ atMs, ...step }) => ({ ...step, at: toDate(atMs) }));
  }
}
