import { isIdOf } from './asset-id-type.js';

describe('isIdOf', () => {
  it.each([
    ['integer', '0', true],
    ['integer', '42', true],
    ['integer', '-7', true],
    ['integer', '2147483647', true],
    ['integer', '2147483648', false],
    ['integer', '99999999999', false],
    ['integer', '007', false],
    ['integer', '1.5', false],
    ['integer', 'abc', false],
    ['integer', '', false],
    ['bigint', '99999999999', true],
    ['bigint', '9223372036854775807', true],
    ['bigint', '9223372036854775808', false],
    ['bigint', '99999999999999999999', false],
    ['uuid', 'b9fa1d28-0000-4000-8000-000000000001', true],
    ['uuid', '{b9fa1d28-0000-4000-8000-000000000001}', false],
    ['uuid', 'abc', false],
    ['uuid', '42', false],
    ['text', 'abc', true],
    ['text', '007', true],
  ] as const)('of %s: %j is %s', (type, text, expected) => {
    expect(isIdOf(type, text)).toBe(expected);
  });
});
