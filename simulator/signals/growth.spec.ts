import { makeCatalogue } from './catalogue.js';
import { healthyValue } from './signal.js';

const dayMs = 86_400_000;
const fromMs = Date.parse('2026-05-01T00:00:00Z');

const disk = (grownFromMs?: number) =>
  makeCatalogue(20_261, undefined, grownFromMs).series.find(
    ({ asset, quantity }) => asset.name === 'app-srv-01' && quantity === 'disk',
  )!;

describe('growth', () => {
  it('takes a level along its line, up to its ceiling', () => {
    const one = disk(fromMs);
    const after = (days: number): number => healthyValue(one, fromMs + days * dayMs);
    expect(after(90) - after(0)).toBeCloseTo(3 * 7.3, -0.5);
    expect(after(180)).toBeGreaterThan(90);
    expect(after(300)).toBe(100);
  });

  it('is of a few series, and of none unless asked for', () => {
    expect(disk().growth).toBeUndefined();
    const { series } = makeCatalogue(20_261, undefined, fromMs);
    expect(series.filter(({ growth }) => growth !== undefined)).toHaveLength(11);
  });
});
