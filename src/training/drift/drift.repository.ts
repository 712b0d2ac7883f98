import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { FeatureDrift } from '../../ml/index.js';
import type { ProfilesByMetric } from '../../models/index.js';
import type { DriftMeasurement, MetricDrift } from './drift.js';

/** What a model was trained on, to hold later samples against. */
export interface DriftBaseline {
  readonly timeRangeSeconds: number;
  /** Undefined for all that are monitored. */
  readonly assetIds: readonly string[] | undefined;
  readonly profiles: ProfilesByMetric;
}

/** Measurements that are looked at to tell since when it drifts: a month of one an hour. */
const MOST_MEASUREMENTS = 720;

interface MeasurementRow {
  readonly measuredMs: number;
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

  /** Newest first. */
  async findMeasurements(modelVersion: string): Promise<readonly DriftMeasurement[]> {
    const { rows } = await sql<MeasurementRow>`
      select (extract(epoch from "measuredAt") * 1000)::float8 as "measuredMs", overall, metrics
      from drift_measurements where "modelVersion" = ${modelVersion}
      order by "measuredAt" desc limit ${MOST_MEASUREMENTS}
    `.execute(this.em.fork().getKysely());
    return rows.map(({ measuredMs, overall, metrics }) => ({
      modelVersion,
      measuredAt: new Date(measuredMs),
      overall: overall ?? undefined,
      metrics,
    }));
  }
}
