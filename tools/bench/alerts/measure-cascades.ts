import { runCascades } from './cascades.js';
import type { QualityRow } from './quality-row.js';

const N_CASCADES = 50;

/** The set of alerts that needs no files. */
export function measureCascades(): Promise<readonly QualityRow[]> {
  const { nIncidents, nChildrenAnnounced, nDevices } = runCascades(N_CASCADES);
  return Promise.resolve([
    {
      name: 'simulator: incidents per cascade, poll order shuffled',
      ours: nIncidents / N_CASCADES,
      must: 1.1,
      isLess: true,
      rivals: { entity: nDevices / N_CASCADES },
    },
    {
      name: 'simulator: children announced before or beside the parent',
      ours: nChildrenAnnounced,
      must: 0,
      isLess: true,
      rivals: { entity: nDevices - N_CASCADES },
    },
  ]);
}
