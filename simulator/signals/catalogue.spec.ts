import { fleet } from '../fleet/index.js';
import { makeCatalogue, shifted } from './catalogue.js';
import { quantityOf } from './profile.js';
import { healthyValue } from './signal.js';

const { series, copies } = makeCatalogue(1);

describe('catalogue', () => {
  it('has 144 series, five to seven per asset', () => {
    expect(series).toHaveLength(144);
    for (const asset of fleet) {
      const count = series.filter((one) => one.asset === asset).length;
      expect(count).toBeGreaterThanOrEqual(5);
      expect(count).toBeLessThanOrEqual(7);
    }
  });

  it('keeps routers, switches and firewalls in the device table and everything else in metrics', () => {
    for (const { asset, store } of series) {
      const isDevice = ['router', 'switch', 'firewall'].includes(asset.type);
      expect(store.table).toBe(isDevice ? 'device_metrics_history' : 'metrics');
    }
  });

  it('has metric names of both vocabularies', () => {
    const names = new Set(series.map(({ metricType }) => metricType));
    for (const name of ['cpu', 'cpu_usage', 'memory', 'memory_usage']) {
      expect(names).toContain(name);
    }
  });

  it('records some quantities a second time, in the other table, under the other name, with the same value', () => {
    expect(copies).toHaveLength(8);
    for (const copy of copies) {
      const original = series.find(
        ({ asset, quantity }) => asset === copy.asset && quantity === copy.quantity,
      )!;
      expect(copy.store.table).not.toBe(original.store.table);
      expect(copy.metricType).not.toBe(original.metricType);
      expect(healthyValue(copy, 1_795_000_000_000)).toBe(healthyValue(original, 1_795_000_000_000));
    }
  });
});

describe('shifted', () => {
  it('has the values of so much earlier', () => {
    const [later, before] = [shifted({ series, copies }, 7_200_000).series[0]!, series[0]!];
    const atMs = 1_795_000_000_000;
    expect(healthyValue(later, atMs)).toBe(healthyValue(before, atMs - 7_200_000));
    expect(healthyValue(later, atMs)).not.toBe(healthyValue(before, atMs));
  });
});

describe('quantityOf', () => {
  it('maps both names to one quantity, and no others', () => {
    expect(['cpu', 'cpu_usage', 'memory_usage', 'disk', 'temperature'].map(quantityOf)).toEqual([
      'cpu',
      'cpu',
      'memory',
      'disk',
      undefined,
    ]);
  });
});
