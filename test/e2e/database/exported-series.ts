import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetNamed } from '../../../simulator/index.js';
import { type Platform } from '../platform.js';

/** A series by its asset and all names under which the platform stores it, the service's own name first. */
export interface ExportedSeries {
  readonly asset: string;
  readonly names: readonly [string, ...string[]];
}

export const assetIdOf = ({ asset }: ExportedSeries): string => assetNamed(asset).id;

/** Writes all samples of a series as somebody with psql would: the poller's first, wall clocks as they are stored. */
export async function exportSeries(
  platform: Platform,
  series: ExportedSeries,
  folder: string,
): Promise<string> {
  const names = series.names.map((name) => `'${name}'`).join(', ');
  const rows = await platform.rows(`
    select distinct on (timestamp) timestamp::text as at, value::float8::text as value from (
      select timestamp, value, 1 as rank from device_metrics_history
        where asset_id = '${assetIdOf(series)}' and metric_type in (${names})
      union all select timestamp, value, 2 from metrics
        where "assetId" = '${assetIdOf(series)}' and "metricName" in (${names})
    ) s where value is not null and value <> 'NaN' order by timestamp, rank`);
  const lines = rows.map(({ at, value }) => `${String(at)},${String(value)}`);
  const path = join(folder, `${series.asset}.csv`);
  writeFileSync(path, [`timestamp,${series.names[0]}`, ...lines].join('\n'));
  return path;
}
