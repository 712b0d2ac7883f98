import { matchesWildcard } from './wildcard.js';

describe('matchesWildcard', () => {
  it.each([
    ['link', 'Link', true],
    ['link', 'uplink', false],
    ['*link', 'uplink', true],
    ['latency *', 'latency high', true],
    ['*a*b*', 'xxaxxbxx', true],
    ['*b*a*', 'xxaxxbxx', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['', 'a', false],
    ['*.*(x)*', 'a.(x)', true],
  ])('%s against %s: %s', (pattern, text, expected) => expect(matchesWildcard(pattern, text)).toBe(expected));

  it('takes no time for a pattern that a regular expression would never be done with', () => {
    expect(matchesWildcard(`${'*a'.repeat(100)}*b`, 'a'.repeat(60_000))).toBe(false);
  });
});
