import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, streamRows, toDate, unnest } from '../../platform/database/index.js';
import type { AssetDay, MetricDay, Observation } from './observation.js';

/** Numbers in a fixed order, which is short: [errors, hardware, restarts, episodes], and [level, spread, episodes] by metric. */
interface StoredFeatures {
  readonly asset: readonly (number | null)[];
  readonly metrics: Readonly<Record<string, readonly (number | null)[]>>;
}

interface ObservationRow {
  readonly assetId: string;
  readonly day: number;
  readonly isWhole: boolean;
  readonly features: StoredFeatures;
}

const ROWS_PER_FETCH = 2_000;

/** Keeps what was seen of assets, day by day. */
@Injectable()
export class ObservationRepository {
  constructor(private readonly em: EntityManager) {}

  /** Call inside a transaction. */
  async upsert(observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    await sql`
      insert into asset_observations ("assetId", day, "isWhole", features)
      select asset, day::int, whole = 1, features from ${unnest(
        observations,
        ['text', ({ assetId }) => assetId],
        ['float8', ({ day }) => day],
        ['float8', ({ isWhole }) => (isWhole ? 1 : 0)],
        ['jsonb', (one) => JSON.stringify(toStored(one))],
      )} as o(asset, day, whole, features)
      on conflict ("assetId", day) do update set "isWhole" = excluded."isWhole", features = excluded.features
    `.execute(this.em.getKysely());
  }

  /** @returns how many there are of assets since a day */
  async countSince(day: number): Promise<number> {
    const { rows } = await sql<{ readonly n: number }>`
      select count(*)::int as n from asset_observations where day >= ${day}`.execute(
      this.em.fork().getKysely(),
    );
    return rows[0]?.n ?? 0;
  }

  /** Of some assets, or of all, asset by asset, each from its oldest day on. */
  async *stream(sinceDay: number, assetIds?: readonly string[]): AsyncGenerator<Observation> {
    const wanted = assetIds === undefined ? sql`true` : sql`"assetId" = any (${[...assetIds]}::text[])`;
    const query = sql<ObservationRow>`
      select "assetId", day, "isWhole", features from asset_observations
      where day >= ${sinceDay} and ${wanted} order by "assetId", day`;
    for await (const row of streamRows(this.em.fork().getKysely(), query, ROWS_PER_FETCH))
      yield toObservation(row);
  }

  /** @returns when each asset was looked at last */
  async findSeen(): Promise<ReadonlyMap<string, Date>> {
    const { rows } = await sql<{ readonly assetId: string; readonly atMs: number }>`
      select "assetId", ${epochMs(sql`"observedAt"`)} as "atMs" from observed_assets`.execute(
      this.em.fork().getKysely(),
    );
    return new Map(rows.map(({ assetId, atMs }) => [assetId, toDate(atMs)]));
  }
}

function toStored({ asset, metrics }: Observation): StoredFeatures {
  return {
    asset: [asset.errors, asset.hardware, asset.restarts, asset.episodes],
    metrics: Object.fromEntries(
      [...metrics].map(([name, { level, spread, episodes }]) => [name, [level, spread, episodes]]),
    ),
  };
}

function toObservation({ features, ...row }: ObservationRow): Observation {
  const [errors = null, hardware = null, restarts = null, episodes = null] = features.asset;
  const metrics = Object.entries(features.metrics).flatMap(([name, [level, spread, count = null]]) =>
    typeof level === 'number' && typeof spread === 'number'
      ? [[name, { level, spread, episodes: count }] as [string, MetricDay]]
      : [],
  );
  const asset: AssetDay = { errors, hardware, restarts, episodes };
  return { ...row, asset, metrics: new Map(metrics) };
}
