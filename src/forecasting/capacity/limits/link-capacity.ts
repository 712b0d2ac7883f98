import type { Link } from '../../../metrics/index.js';

/** What an asset can send or receive at most. */
export interface LinkCapacity {
  readonly speedMbps: number;
  readonly nLinks: number;
  /** Whether these are its uplinks only; else all of its connections. */
  readonly isUplinks: boolean;
}

/**
 * What each asset can send or receive: the speeds of its uplinks together, since what leaves its neighbourhood goes through them; of all its
 * connections where it has no uplink.
 *
 * @returns by asset id; assets without a connection of known speed are not among them
 */
export function linkCapacities(links: readonly Link[]): ReadonlyMap<string, LinkCapacity> {
  const uplinks = Map.groupBy(
    links.filter(({ isUplink }) => isUplink),
    ({ targetId }) => targetId,
  );
  const ends = links.flatMap((link) => [
    { assetId: link.sourceId, link },
    { assetId: link.targetId, link },
  ]);
  const all = Map.groupBy(ends, ({ assetId }) => assetId);
  return new Map(
    [...all].map(([assetId, connected]) => {
      const up = uplinks.get(assetId);
      const used = up ?? connected.map(({ link }) => link);
      const speedMbps = used.reduce((sum, link) => sum + link.speedMbps, 0);
      return [assetId, { speedMbps, nLinks: used.length, isUplinks: up !== undefined }];
    }),
  );
}
