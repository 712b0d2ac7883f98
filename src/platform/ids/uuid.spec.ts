import { randomUUID } from 'node:crypto';
import { isUuid } from './uuid.js';

describe('isUuid', () => {
  it('knows a UUID of any version in any case', () => {
    const uuid = randomUUID();
    for (const text of [uuid, uuid.toUpperCase(), '00000000-0000-0000-0000-000000000000'])
      expect([text, isUuid(text)]).toEqual([text, true]);
  });

  it.each([
    '',
    '4711',
    '{0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37}',
    '0b7c1a523b6a4c529d0e6a2f4b8c1e37',
    ' 0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37',
  ])('takes %j for none', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
