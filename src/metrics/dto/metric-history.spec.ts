import { json } from 'node:stream/consumers';
import { type MetricHistory, READ_ALL } from '../metric-history.service.js';
import { summarize } from '../sample-statistics.js';
import { MetricHistoryResponse } from './metric-history.dto.js';

const AT_MS = Date.UTC(2026, 10, 22, 12);
const part = (metricName: string, unit: string, ...values: readonly number[]) => ({
  metricName,
  unit,
  statistics: summarize(Float64Array.from(values)),
  nInvalid: values.filter((value) => value > 900).length,
});

const HISTORY: MetricHistory = {
  asset: {
    id: '4711',
    name: 'core-rtr-01',
    type: 'router',
    tier: 1,
    status: 'online',
    isMonitored: true,
    timeZone: 'UTC',
  },
  metricName: READ_ALL,
  unit: '',
  samples: {
    timestamps: Float64Array.of(AT_MS, AT_MS + 1000),
    values: Float64Array.of(940, 12.5),
    origins: Uint32Array.of(2, 0),
  },
  parts: [part('cpu_usage', 'percent', 12.5), part('latency', 'ms'), part('bandwidth_in', 'mbps', 940)],
  nMissing: 0,
  statistics: summarize(Float64Array.of(940, 12.5)),
};

const sent = (history: MetricHistory): Promise<unknown> =>
  json(MetricHistoryResponse.stream(history).getStream());

describe('MetricHistoryResponse', () => {
  it('names metric and unit of every sample where all metrics are asked for, and describes each', async () => {
    expect(await sent(HISTORY)).toMatchObject({
      assetId: 4711,
      metricName: 'all',
      unit: '',
      invalid: 1,
      statistics: { count: 2 },
      series: [
        { metricName: 'cpu_usage', unit: 'percent', statistics: { mean: 12.5, count: 1 }, invalid: 0 },
        { metricName: 'bandwidth_in', unit: 'mbps', statistics: { mean: 940, count: 1 }, invalid: 1 },
      ],
      data: [
        { timestamp: '2026-11-22T12:00:00.000Z', value: 940, metricName: 'bandwidth_in', unit: 'mbps' },
        { timestamp: '2026-11-22T12:00:01.000Z', value: 12.5, metricName: 'cpu_usage', unit: 'percent' },
      ],
    });
  });

  it('names the source of every sample where a metric has several', async () => {
    const metricName = 'bandwidth_in';
    const parts = [{ ...part('bandwidth_in{interface=eth0}', 'mbps', 12.5) }, part(metricName, 'mbps')];
    const samples = { ...HISTORY.samples, origins: Uint32Array.of(0, 1) };

    expect(await sent({ ...HISTORY, metricName, unit: 'mbps', samples, parts })).toMatchObject({
      data: [{ value: 940, metricName: 'bandwidth_in{interface=eth0}', unit: 'mbps' }, { value: 12.5 }],
    });
  });

  it('does not repeat the name of the one metric that was asked for', async () => {
    expect(await sent({ ...HISTORY, metricName: 'cpu_usage', unit: 'percent' })).toMatchObject({
      data: [{ timestamp: '2026-11-22T12:00:00.000Z', value: 940 }, {}],
    });
    const { data } = (await sent({ ...HISTORY, metricName: 'cpu_usage' })) as { data: object[] };
    expect(data.map((one) => Object.keys(one))).toEqual([
      ['timestamp', 'value'],
      ['timestamp', 'value'],
    ]);
  });
});
