import { type Session } from './session.js';

/**
 * When the assets were last measured; undefined if none of them ever was. Asset and time are compared together, so that the index of both serves: of an asset without samples the one of
 * time alone would be read to its end.
 */
export async function lastSampleAt(session: Session, assetIds: readonly string[]): Promise<Date | undefined> {
  const [row] = await session.query<{ at: Date | null }>(
    `SELECT max(newest.timestamp) AS at
       FROM unnest($1::uuid[]) AS wanted (id)
       CROSS JOIN LATERAL (
         SELECT timestamp FROM device_metrics_history
          WHERE (asset_id, timestamp) >= (wanted.id, '-infinity') AND (asset_id, timestamp) <= (wanted.id, 'infinity')
          ORDER BY asset_id DESC, timestamp DESC LIMIT 1
       ) AS newest`,
    [assetIds],
  );
  return row?.at ?? undefined;
}
