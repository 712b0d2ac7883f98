import type { EmsClient, EmsMetricQuery } from '../../src/ems/index.js';
import { checkPace, paceOf } from './check-pace.js';

describe('checkPace', () => {
  const clientOf = (nAssets: number, namesInUse: readonly string[]): EmsClient =>
    ({
      listAssets: () =>
        Promise.resolve([
          ...Array.from({ length: nAssets }, (_, i) => ({ id: String(i), isMonitored: true })),
          { id: 'x', isMonitored: false },
        ]),
      queryMetric: ({ metricName }: EmsMetricQuery) =>
        Promise.resolve(namesInUse.includes(metricName) ? [{ timestampMs: 1, value: 1 }] : []),
    }) as unknown as EmsClient;
  const firstOf = async (client: EmsClient, intervalSeconds: number) =>
    (await checkPace(client, intervalSeconds).next()).value as unknown;

  it('counts the names in use and says what is possible with them', async () => {
    const client = clientOf(20, ['cpu', 'memory', 'latency', 'bandwidth_in', 'bandwidth_out']);

    expect(await firstOf(client, 30)).toEqual({
      status: 'warn',
      text: 'Over REST: 20 monitored asset(s) of about 5.0 metric names each; the first reading takes about 4 minutes, each sweep about 83 s',
      advice:
        'Set SWEEP_INTERVAL_SECONDS to 83 or more; in 30 s it can sweep 7 asset(s). Or read the database.',
    });
    expect(await firstOf(client, 90)).toMatchObject({ status: 'ok' });
  });

  it('has nothing to say without monitored assets', async () => {
    expect(await firstOf(clientOf(0, []), 30)).toMatchObject({ status: 'warn' });
  });

  it('finds any interval long enough for assets without samples', () => {
    expect(paceOf({ nAssets: 5, namesPerAsset: 0, sweepIntervalSeconds: 1 })).toMatchObject({
      status: 'ok',
    });
  });
});
