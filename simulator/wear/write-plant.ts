import { createHash } from 'node:crypto';
import { type PoolClient } from 'pg';
import { copyRows, type Session, toWallClock } from '../database/index.js';
import { type PlantAsset } from './plant-asset.js';
import { conditionAt } from './plant-condition.js';
import { type PlantEvent } from './plant-events.js';
import { plantSamples, pollMs } from './plant-samples.js';

const samplesTarget =
  'device_metrics_history (asset_id, metric_type, unit, collection_interval, value, timestamp, created_at)';

export async function loadAssets(
  session: Session,
  assets: readonly PlantAsset[],
  createdAt: Date,
  now: Date,
): Promise<void> {
  const conditions = assets.map((asset) => conditionAt(asset, now.getTime()));
  await session.query(
    `INSERT INTO assets (id, name, type, ip, location, region, vendor, model, tags, tier, owner, department, status, metadata, "createdAt", "updatedAt")
     SELECT id, name, type, ip, location, region, vendor, model, tags, 3, 'Plant Team', 'Operations', status, metadata, $12, $12
       FROM unnest($1::uuid[], $2::text[], $3::assets_type_enum[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::assets_status_enum[], $11::jsonb[])
         AS r (id, name, type, ip, location, region, vendor, model, tags, status, metadata)`,
    [
      assets.map(({ id }) => id),
      assets.map(({ name }) => name),
      assets.map(({ type }) => type),
      assets.map(({ ip }) => ip),
      assets.map(({ site }) => site.location),
      assets.map(({ site }) => site.region),
      assets.map(({ vendor }) => vendor),
      assets.map(({ model }) => model),
      assets.map(({ tags }) => tags.join(',')),
      conditions.map(({ status }) => status),
      conditions.map(({ metadata }) => JSON.stringify(metadata)),
      toWallClock(createdAt),
    ],
  );
}

/** Those of the plant that this database has: other inventories get no simulated samples. */
export async function plantOf(
  session: Session,
  assets: readonly PlantAsset[],
): Promise<readonly PlantAsset[]> {
  const rows = await session.query<{ id: string }>('SELECT id FROM assets WHERE id = ANY ($1)', [
    assets.map(({ id }) => id),
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return assets.filter(({ id }) => known.has(id));
}

/** One chunk of lines per asset: memory stays flat however many there are. */
export async function loadSamples(
  client: PoolClient,
  assets: readonly PlantAsset[],
  fromMs: number,
  toMs: number,
): Promise<void> {
  // Most rounds of a live plant fall between two polls.
  if (Math.floor(fromMs / pollMs) === Math.floor(toMs / pollMs)) return;
  await copyRows(client, samplesTarget, sampleLines(assets, fromMs, toMs));
}

function* sampleLines(assets: readonly PlantAsset[], fromMs: number, toMs: number): Generator<string> {
  for (const one of assets) {
    let chunk = '';
    for (const { asset, metric, atMs, value } of plantSamples(one, fromMs, toMs)) {
      const at = toWallClock(new Date(atMs));
      chunk += `${asset.id}\t${metric.name}\t${metric.unit}\t${pollMs / 1000}\t${value}\t${at}\t${at}\n`;
    }
    yield chunk;
  }
}

export async function writeEvents(session: Session, events: readonly PlantEvent[]): Promise<void> {
  if (events.length === 0) return;
  await session.query(
    `INSERT INTO events (fingerprint, source, "assetId", severity, category, title, message, timestamp, "firstOccurrence", "lastOccurrence")
     SELECT fingerprint, 'nms', id, severity, category, title, title, at, at, at
       FROM unnest($1::text[], $2::uuid[], $3::events_severity_enum[], $4::text[], $5::text[], $6::timestamp[])
         AS r (fingerprint, id, severity, category, title, at)
      WHERE NOT EXISTS (SELECT FROM events AS e WHERE e.fingerprint = r.fingerprint)`,
    [
      events.map(fingerprintOf),
      events.map(({ assetId }) => assetId),
      events.map(({ severity }) => severity),
      events.map(({ category }) => category),
      events.map(({ title }) => title),
      events.map(({ atMs }) => toWallClock(new Date(atMs))),
    ],
  );
}

function fingerprintOf({ assetId, category, title }: PlantEvent): string {
  return createHash('sha256').update(`nms:${assetId}:${category}:${title}`).digest('hex');
}

/** Writes what has changed since the last time; what an operator sets in between stays until then. */
export async function updateConditions(
  session: Session,
  assets: readonly PlantAsset[],
  since: Date,
  at: Date,
): Promise<void> {
  const changed = assets.flatMap((asset) => {
    const now = conditionAt(asset, at.getTime());
    return JSON.stringify(now) === JSON.stringify(conditionAt(asset, since.getTime())) ? [] : [now];
  });
  if (changed.length === 0) return;
  await session.query(
    `UPDATE assets SET status = r.status, metadata = assets.metadata || r.metadata, "updatedAt" = $4
       FROM unnest($1::uuid[], $2::assets_status_enum[], $3::jsonb[]) AS r (id, status, metadata)
      WHERE assets.id = r.id`,
    [
      changed.map(({ assetId }) => assetId),
      changed.map(({ status }) => status),
      changed.map(({ metadata }) => JSON.stringify(metadata)),
      toWallClock(at),
    ],
  );
}
