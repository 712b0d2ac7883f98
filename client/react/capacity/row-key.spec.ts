import type { CapacityRow } from '../../ml-api.js';
import { askedRow, keyOf } from './row-key.js';

const row = (changes: Partial<CapacityRow>) =>
  ({ metricName: 'disk_usage', kind: 'asset', assetId: 7, name: 'db-01', ...changes }) as CapacityRow;

describe('the key of a row', () => {
  it('is what is asked of', () => {
    expect(askedRow(keyOf(row({})))).toEqual({ metric: 'disk_usage', assets: ['7'] });
    const site = row({ kind: 'location', assetId: null, name: 'Hall 1/2 & more' });
    expect(askedRow(keyOf(site))).toEqual({
      metric: 'disk_usage',
      group: { by: 'location', name: 'Hall 1/2 & more' },
    });
  });

  it('may be nonsense in an address', () => {
    expect(['', 'cpu', 'cpu/asset', 'cpu/moon/x', 'cpu/asset/%E0%A4%A'].map(askedRow)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
