import { type BenchRow } from '../bench-row.js';
import type { Fleet } from '../service/fleet.js';
import type { ServiceUnderTest } from '../service/service-under-test.js';

const READ = /Busy levels of (\d+) series are up to date \((\d+) s\)/;
/** Where the service keeps its jobs when its tables are in no schema of their own. */
const JOBS = 'ems_ml_jobs.job';

/** How long busy levels take that nobody has read yet, and those of the next day. The service has read the first when this is called, and is stopped. */
export async function measureCapacity(
  service: ServiceUnderTest,
  fleet: Fleet,
  settings: Readonly<Record<string, string>>,
): Promise<readonly BenchRow[]> {
  const first = await service.logged(READ);
  await service.stop();
  await fleet.run(`update busy_levels set "computedAt" = "computedAt" - interval '1 day'`);
  await fleet.run(`delete from ${JOBS} where name = 'capacity'`);
  await service.start(settings);
  const later = await service.logged(READ);
  return [
    { name: 'series with busy levels', unit: '', ours: Number(first[1]) },
    { name: 'busy levels, read for the first time', unit: 's', ours: Number(first[2]) },
    { name: 'busy levels on each later day', unit: 's', ours: Number(later[2]) },
  ];
}
