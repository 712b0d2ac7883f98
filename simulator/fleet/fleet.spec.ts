import { assetNamed, fleet, stableUuid } from './index.js';

describe('fleet', () => {
  it('has 24 assets with distinct names, ids and addresses', () => {
    expect(fleet).toHaveLength(24);
    for (const key of ['name', 'id', 'ip'] as const) {
      expect(new Set(fleet.map((asset) => asset[key])).size).toBe(24);
    }
  });

  it('gives an asset the same version 4 UUID for ever', () => {
    expect(stableUuid('core-rtr-01')).toBe('10f13de4-e972-4765-a047-86aabdb9a16e');
    for (const { id } of fleet) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('refuses an unknown name', () => {
    expect(() => assetNamed('toaster-01')).toThrow(/toaster-01/);
  });
});
