import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, instantOf, toDate } from '../../platform/database/index.js';
import type { DriftPoint } from './drift-history.js';

export interface DriftHistoryQuery {
  readonly modelVersion: string;
  readonly sinceMs: number;
  /** Of several measurements within so many seconds the highest drift counts. */
  readonly stepSeconds: number;
}

/** A point of one metric, or of all of them together. */
export interface StoredDriftPoint extends DriftPoint {
  /** Null for all metrics together. */
  readonly metricName: string | null;
}

/** How the drift of a model went, one row for each metric and step. */
@Injectable()
export class DriftHistoryRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns by name, all metrics together first, each ascending by time */
  async findPoints({
    modelVersion,
    sinceMs,
    stepSeconds,
  }: DriftHistoryQuery): Promise<readonly StoredDriftPoint[]> {
    const { rows } = await sql<Omit<StoredDriftPoint, 'at'> & { readonly atMs: number }>`
      with measured as (
        select m."measuredAt", d."metricName", d.drift
        from drift_measurements m cross join lateral (
          select null::text as "metricName", (m.overall ->> 'drift')::float8 as drift
          union all
          select e ->> 'metricName', (e ->> 'drift')::float8 from jsonb_array_elements(m.metrics) e
        ) d
        where m."modelVersion" = ${modelVersion} and m."measuredAt" >= ${instantOf(sinceMs)}
      )
      select "metricName", ${epochMs(sql`max("measuredAt")`)} as "atMs", max(drift) as drift from measured
      group by "metricName", floor(extract(epoch from "measuredAt") / ${stepSeconds}::float8)
      order by "metricName" nulls first, 2
    `.execute(this.em.fork().getKysely());
    return rows.map(({ atMs, ...point }) => ({ ...point, at: toDate(atMs) }));
  }
}
