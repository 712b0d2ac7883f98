import { makeCatalogue } from './catalogue.js';
import { healthyValue, rounded } from './signal.js';
import { type Series } from './series.js';

const startMs = Date.parse('2026-11-09T00:00:00Z');
const hourMs = 3_600_000;
const { series } = makeCatalogue(20_261);

const week = (one: Series, stepMs = hourMs): number[] =>
  Array.from({ length: (168 * hourMs) / stepMs }, (_, index) => healthyValue(one, startMs + index * stepMs));

const find = (name: string, metricType: string): Series => {
  const one = series.find(({ asset, metricType: type }) => asset.name === name && type === metricType);
  return one!;
};

const correlation = (a: readonly number[], b: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, index) => sum + (value - mx) * (y[index]! - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
};

describe('healthyValue', () => {
  it('is a pure function of series and instant', () => {
    const again = makeCatalogue(20_261).series;
    series.forEach((one, index) => {
      expect(healthyValue(again[index]!, startMs + 12_345)).toBe(healthyValue(one, startMs + 12_345));
    });
  });

  it('changes with the seed', () => {
    const [other] = makeCatalogue(1).series;
    expect(healthyValue(other!, startMs)).not.toBe(healthyValue(series[0]!, startMs));
  });

  it('is never negative and never above a ceiling', () => {
    for (const one of series) {
      const values = week(one, 5 * hourMs);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(one.profile.ceiling);
    }
  });

  it('follows a daily rhythm', () => {
    const traffic = week(find('core-rtr-01', 'bandwidth_in'));
    expect(correlation(traffic.slice(0, 24), traffic.slice(24, 48))).toBeGreaterThan(0.85);
  });

  it('drops at the weekend', () => {
    const users = week(find('fw-01', 'live_users'));
    expect(Math.max(...users.slice(5 * 24))).toBeLessThan(0.5 * Math.max(...users.slice(0, 5 * 24)));
  });

  it('has autocorrelated noise: near samples resemble each other more than distant ones', () => {
    const memory = week(find('acc-sw-01', 'memory_usage'), hourMs / 12).slice(0, 288);
    expect(correlation(memory.slice(0, -1), memory.slice(1))).toBeGreaterThan(0.6);
  });
});

describe('rounded', () => {
  it('keeps two decimals, or none', () => {
    expect([rounded(12.3456, 2), rounded(12.5, 0)]).toEqual([12.35, 13]);
  });
});
