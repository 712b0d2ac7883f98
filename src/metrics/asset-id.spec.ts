import fc from 'fast-check';
import { isAssetIdText, normalizeAssetId, presentAssetId } from './asset-id.js';

describe('normalizeAssetId', () => {
  it('makes one text of every form of an id', () => {
    expect(normalizeAssetId(17)).toBe('17');
    expect(normalizeAssetId(' 17 ')).toBe('17');
    expect(normalizeAssetId('B9FA1D28-0000-4000-8000-00000000000A')).toBe(
      'b9fa1d28-0000-4000-8000-00000000000a',
    );
    expect(normalizeAssetId('Core-RTR-01')).toBe('Core-RTR-01');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.uuid()), (id) => {
        expect(normalizeAssetId(normalizeAssetId(id))).toBe(normalizeAssetId(id));
      }),
    );
  });
});

describe('presentAssetId', () => {
  it('answers an integer id as a number and any other as a text', () => {
    expect(presentAssetId('17')).toBe(17);
    expect(presentAssetId('b9fa1d28-0000-4000-8000-00000000000a')).toBe(
      'b9fa1d28-0000-4000-8000-00000000000a',
    );
    expect(presentAssetId('1e3')).toBe('1e3');
  });

  it('gives an id that leads back to the same asset', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^\d{1,20}$/), fc.string(), fc.uuid()), (given) => {
        const id = normalizeAssetId(given);
        expect(normalizeAssetId(presentAssetId(id))).toBe(id);
      }),
    );
  });
});

describe('isAssetIdText', () => {
  it.each(['1', 'b9fa1d28-0000-4000-8000-00000000000a', 'core-rtr-01.site:2', 'x'.repeat(64)])(
    'accepts %s',
    (text) => {
      expect(isAssetIdText(text)).toBe(true);
    },
  );

  it.each(['', ' ', 'a b', 'a/b', 'a\u0000', "1' or 1=1", 'ä', 'x'.repeat(65), '.', '..'])(
    'refuses %j',
    (text) => {
      expect(isAssetIdText(text)).toBe(false);
    },
  );
});
