import type { EmsClient } from '../../../src/ems/index.js';
import type { MetricSource } from '../../../src/metrics/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { type Notifications, OwnTables } from '../../../src/platform/database/index.js';
import type { StoppedClock } from '../../../src/platform/testing/index.js';
import { CurrentTopology } from '../../../src/topology/current-topology.service.js';
import { ReadTopologyService } from '../../../src/topology/reading/read-topology.service.js';
import { TopologyReadingRepository } from '../../../src/topology/reading/topology-reading.repository.js';
import { RefreshTopologyService } from '../../../src/topology/refresh-topology.service.js';
import type { ServiceDatabase } from '../service-database.js';

interface Parts {
  readonly source: MetricSource;
  readonly clock: StoppedClock;
  /** Without it there is no login. */
  readonly ems?: Pick<EmsClient, 'readTopology'>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The topology over a database of a spec's own: `refresh` reads the sources and takes over what they say. */
export function topologyOn({ em }: Pick<ServiceDatabase, 'em'>, { source, clock, ems, environment }: Parts) {
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
  const client = { canReadTopology: ems !== undefined, ...ems } as EmsClient;
  const readings = new TopologyReadingRepository(em);
  const refreshing = new RefreshTopologyService(
    new ReadTopologyService(source, client, config),
    readings,
    clock,
  );
  const topology = new CurrentTopology(readings, new OwnTables(), undefined as unknown as Notifications);
  const refresh = async (): Promise<void> => {
    await refreshing.refresh();
    await topology.refresh();
  };
  return { topology, refresh };
}
