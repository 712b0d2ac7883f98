import { eventSeverity } from './event-severity.js';

describe('eventSeverity', () => {
  it.each([
    ['low', 1, 'info'],
    ['low', 3, 'info'],
    ['medium', 1, 'warning'],
    ['medium', 3, 'warning'],
    ['high', 1, 'critical'],
    ['high', 2, 'warning'],
    ['high', 3, 'warning'],
    ['critical', 1, 'critical'],
    ['critical', 3, 'critical'],
  ] as const)('says %s on a tier %i asset as %s', (ours, tier, theirs) => {
    expect(eventSeverity(ours, tier)).toBe(theirs);
  });
});
