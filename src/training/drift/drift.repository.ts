import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { FeatureDrift } from '../../ml/index.js';
import type { ProfilesByMetric } from '../../models/index.js';
import type { DriftMeasurement, DriftReport, MetricDrift } from './drift.js';

/** What a model was trained on, to hold later samples against. */
interface DriftBaseline {
  readonly timeRangeSeconds: number;
  /** Undefined for all that are monitored. */
  readonly assetIds: readonly string[] | undefined;
  readonly profiles: ProfilesByMetric;
}

/** Measurements older than this are of no use to anybody. */
const MEMORY_DAYS = 90;

interface MeasurementRow {
  readonly measuredMs: number;
  readonly sinceMs: number | null;
  readonly overall: FeatureDrift | null;
  readonly metrics: readonly MetricDrift[];
}

@Injectable()
export class DriftRepository {
  constructor(private readonly em: EntityManager) {}

  async saveBaseline(modelVersion: string, baseline: DriftBaseline): Promise<void> {
    const { timeRangeSeconds, assetIds = null, profiles } = baseline;
    const counts = Object.fromEntries([...profiles].map(([name, profile]) => [name, [...profile]]));
    await sql`
      insert into drift_baselines ("modelVersion", "timeRangeSeconds", "assetIds", profiles)
      values (${modelVersion}, ${timeRangeSeconds}, ${assetIds && [...assetIds]}::text[], ${JSON.stringify(counts)}::jsonb)
    `.execute(this.em.fork().getKysely());
  }

  async findBaseline(modelVersion: string): Promise<DriftBaseline | undefined> {
    const { rows } = await sql<{
      timeRangeSeconds: number;
      assetIds: string[] | null;
      profiles: Record<string, number[]>;
    }>`
      select "timeRangeSeconds", "assetIds", profiles from drift_baselines where "modelVersion" = ${modelVersion}
    `.execute(this.em.fork().getKysely());
    const [row] = rows;
    if (!row) return undefined;
    const profiles = Object.entries(row.profiles).map(
      ([name, counts]) => [name, Float64Array.from(counts)] as const,
    );
    return {
      timeRangeSeconds: row.timeRangeSeconds,
      assetIds: row.assetIds ?? undefined,
      profiles: new Map(profiles),
    };
  }

  async addMeasurement({ modelVersion, measuredAt, overall, metrics }: DriftMeasurement): Promise<void> {
    await sql`
      insert into drift_measurements ("modelVersion", "measuredAt", overall, metrics)
      values (${modelVersion}, ${measuredAt}, ${overall ? JSON.stringify(overall) : null}::jsonb, ${JSON.stringify(metrics)}::jsonb)
    `.execute(this.em.fork().getKysely());
  }

  /** @returns the newest measurement of the model, and since when its drift is `threshold` or more without a break */
  async findNewest(modelVersion: string, threshold: number): Promise<DriftReport | undefined> {
    const { rows } = await sql<MeasurementRow>`
      select ${epochMs(sql`m."measuredAt"`)} as "measuredMs", m.overall, m.metrics,
        (
          select ${epochMs(sql`min(b."measuredAt")`)} from drift_measurements b
          where b."modelVersion" = m."modelVersion" and b."measuredAt" > coalesce((
            select max(s."measuredAt") from drift_measurements s
            where s."modelVersion" = m."modelVersion" and coalesce((s.overall ->> 'drift')::float8, 0) < ${threshold}
          ), '-infinity')
        ) as "sinceMs"
      from drift_measurements m where m."modelVersion" = ${modelVersion}
      order by m."measuredAt" desc limit 1
    `.execute(this.em.fork().getKysely());
    return rows.map(({ measuredMs, sinceMs, overall, metrics }) => ({
      modelVersion,
      measuredAt: toDate(measuredMs),
      overall: overall ?? undefined,
      metrics,
      threshold,
      isBeyond: sinceMs !== null,
      sinceAt: toDate(sinceMs),
    }))[0];
  }

  /** Drops what is too old, and what models were trained on whose files are gone: they are never active again. */
  async forgetOld(): Promise<void> {
    const kysely = this.em.fork().getKysely();
    await sql`
      delete from drift_measurements where "measuredAt" < now() - make_interval(days => ${MEMORY_DAYS})
    `.execute(kysely);
    await sql`
      delete from drift_baselines where "modelVersion" in (
        select "modelVersion" from model_metadata where "artifactDeletedAt" is not null
      )
    `.execute(kysely);
  }
}
