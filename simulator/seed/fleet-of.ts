import { type Session } from '../database/index.js';
import { type FleetAsset, fleet } from '../fleet/index.js';

/** The part of the fleet that is in this database: other inventories get no simulated samples. */
export async function fleetOf(session: Session): Promise<readonly FleetAsset[]> {
  const rows = await session.query<{ id: string }>('SELECT id FROM assets WHERE id = ANY ($1)', [
    fleet.map(({ id }) => id),
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return fleet.filter(({ id }) => known.has(id));
}

/** When the fleet came to this database with its past: what grows has grown from then on, also over a restart. */
export async function grownFrom(session: Session): Promise<number | undefined> {
  const [row] = await session.query<{ at: Date | null }>(
    'SELECT min("createdAt") AS at FROM assets WHERE id = ANY ($1)',
    [fleet.map(({ id }) => id)],
  );
  return row?.at?.getTime();
}
