import { type RunningSimulator } from '../../simulator/index.js';
import { jsonPost } from './service.js';
import { isApi } from './source.js';

/** How samples arrive at the source that the service reads: pollers fill a table, or clients post to EMS Core. */
export interface Arrivals {
  /** One sample of every series. */
  sampleAt(at: Date): Promise<void>;
  /** One sample of one series; now by default. */
  report(assetId: string, metricName: string, value: number, at?: Date): Promise<void>;
}

type Rows = (sql: string) => Promise<readonly Record<string, unknown>[]>;

export function arrivals(rows: Rows, simulator: () => RunningSimulator): Arrivals {
  if (!isApi())
    return {
      sampleAt: async (at) => {
        await simulator().sampleAt(at);
      },
      report: async (assetId, metricName, value, at = new Date()) => {
        await rows(`insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
          values ('${assetId}', '${metricName}', ${value}, 'ms', '${wallClock(at)}')`);
      },
    };
  return {
    sampleAt: async (at) => {
      await simulator().sampleAt(at);
      await alsoPosted(rows, `h.timestamp = '${wallClock(at)}'`);
    },
    report: async (assetId, metricName, value, at = new Date()) => {
      const sample = { assetId, metricName, value, unit: 'ms', source: 'nms', timestamp: at.toISOString() };
      const { status } = await fetch(`${simulator().url}/metrics`, jsonPost(sample));
      if (status !== 201) throw new Error(`EMS Core answered ${status}`);
    },
  };
}

/** The history of an installation whose pollers have always posted what they measured. */
export function postHistory(rows: Rows): Promise<void> {
  return alsoPosted(
    rows,
    `not exists (select from metrics m
       where m."assetId" = h.asset_id and m."metricName" = h.metric_type and m.timestamp = h.timestamp)`,
  );
}

/** An installation whose pollers post what they measure, instead of filling their table alone. */
async function alsoPosted(rows: Rows, condition: string): Promise<void> {
  await rows(`
    insert into metrics ("assetId", "metricName", value, unit, source, timestamp)
    select h.asset_id, h.metric_type, h.value, h.unit, 'nms', h.timestamp
    from device_metrics_history h join assets a on a.id = h.asset_id and a."monitoringEnabled"
    where ${condition} and h.value is not null`);
}

function wallClock(at: Date): string {
  return at.toISOString().slice(0, -1);
}
