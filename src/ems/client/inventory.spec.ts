import { inventoryOf } from './inventory.js';

describe('inventoryOf', () => {
  it('reads columns and metadata, under either spelling', () => {
    expect(
      inventoryOf({
        vendor: 'Acme',
        model: 'R1',
        metadata: { serial_number: 4711, firmware: ' 2.1 ', installedAt: '2026-01-02T00:00:00Z' },
      }),
    ).toEqual({
      ...{ serialNumber: '4711', vendor: 'Acme', model: 'R1', firmware: '2.1' },
      installedAtMs: Date.UTC(2026, 0, 2),
    });
  });

  it.each([{}, { metadata: null }, { metadata: 'x', model: '' }, { metadata: { installedAt: 'soon' } }])(
    'knows nothing from %j',
    (fields) => {
      expect(inventoryOf(fields)).toEqual({
        ...{ serialNumber: null, vendor: null, model: null, firmware: null, installedAtMs: null },
      });
    },
  );
});
