import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { N_SHARDS } from '../../anomaly/index.js';
import { epochMs, instantOf } from '../../platform/database/index.js';
import type { ForecastReport } from './forecast-report.js';

/** What the runs came to, of all replicas together. */
export interface ForecastProgress {
  /** Since then every shard was looked at; undefined while one never was. */
  readonly lookedAtMs: number | undefined;
  /** Series that were found. */
  readonly nSeries: number;
  /** When the newest stored forecast was made; undefined without one. */
  readonly newestMs: number | undefined;
}

/** What a run did in all shards. */
export interface RunTotal {
  readonly nSeries: number;
  readonly nMade: number;
  readonly nFailed: number;
}

/** What the last run of each shard did, whoever did it. */
@Injectable()
export class ForecastTallies {
  constructor(private readonly em: EntityManager) {}

  /** @returns what the run did, where this was the last of its shards */
  async note(
    { shard, runId }: { readonly shard: number; readonly runId: number },
    { nSeries, nMade, nFailed }: ForecastReport,
    nowMs: number,
  ): Promise<RunTotal | undefined> {
    const { rows } = await sql<RunTotal & { readonly n: number }>`
      with noted as (
        insert into forecast_tallies as t (shard, "runId", "lookedAt", series, made, failed)
        values (${shard}, ${runId}, ${instantOf(nowMs)}, ${nSeries}, ${nMade}, ${nFailed})
        on conflict (shard) do update set "runId" = excluded."runId", "lookedAt" = excluded."lookedAt",
          series = excluded.series, failed = excluded.failed,
          made = excluded.made + case when t."runId" = excluded."runId" then t.made else 0 end
        returning shard, "runId", series, made, failed
      ), tallies as (
        select shard, "runId", series, made, failed from noted
        union all select shard, "runId", series, made, failed from forecast_tallies where shard <> ${shard}
      )
      select count(*)::int as n, coalesce(sum(series), 0)::int as "nSeries", coalesce(sum(made), 0)::int as "nMade",
        coalesce(sum(failed), 0)::int as "nFailed"
      from tallies where shard < ${N_SHARDS} and "runId" = ${runId}
    `.execute(this.em.fork().getKysely());
    return rows.map(({ n, ...total }) => (n === N_SHARDS ? total : undefined))[0];
  }

  async progress(): Promise<ForecastProgress> {
    const { rows } = await sql<{
      n: number;
      lookedMs: number | null;
      series: number;
      newestMs: number | null;
    }>`
      select count(*)::int as n, ${epochMs(sql`min("lookedAt")`)} as "lookedMs", coalesce(sum(series), 0)::int as series,
        ${epochMs(sql`(select max("madeAt") from series_forecasts)`)} as "newestMs"
      from forecast_tallies where shard < ${N_SHARDS}
    `.execute(this.em.fork().getKysely());
    const [row] = rows;
    return {
      lookedAtMs: row?.n === N_SHARDS ? (row.lookedMs ?? undefined) : undefined,
      nSeries: row?.series ?? 0,
      newestMs: row?.newestMs ?? undefined,
    };
  }
}
