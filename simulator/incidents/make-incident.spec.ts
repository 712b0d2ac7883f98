import { assetNamed } from '../fleet/index.js';
import { makeCatalogue } from '../signals/index.js';
import { makeCascade } from './make-incident.js';

const startedAt = new Date('2026-11-18T10:00:00Z');
const { series } = makeCatalogue(1);
const plan = { startedAt, minutes: 50, minutesPerHop: 5, description: 'Power supply failed' };
const cascade = makeCascade(assetNamed('dist-sw-01'), plan, series);
const of = (name: string) => cascade.filter(({ assetId }) => assetId === assetNamed(name).id);

describe('makeCascade', () => {
  it('is one group that starts later with every hop', () => {
    expect(new Set(cascade.map(({ groupId }) => groupId)).size).toBe(1);
    const delays = ['dist-sw-01', 'acc-sw-01', 'app-srv-01'].map(
      (name) => (of(name)[0]!.startedAt.getTime() - startedAt.getTime()) / 60_000,
    );
    expect(delays).toEqual([0, 5, 10]);
  });

  it('stops the metrics of the root and cuts off what is behind it', () => {
    expect(of('dist-sw-01').every(({ magnitude }) => magnitude === 1)).toBe(true);
    expect(of('acc-sw-01').every(({ magnitude }) => magnitude < 1)).toBe(true);
  });

  it('labels only metrics that show it', () => {
    expect(of('dist-sw-01').map(({ metricType }) => metricType)).toContain('cpu_usage');
    expect(
      of('app-srv-01')
        .map(({ metricType }) => metricType)
        .sort(),
    ).toEqual(['bandwidth_in', 'bandwidth_out', 'latency']);
  });
});
