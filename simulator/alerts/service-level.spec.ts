import { serviceLevelDeadline } from './service-level.js';

describe('serviceLevelDeadline', () => {
  it('is sooner for a more critical tier', () => {
    const at = new Date(0);
    expect([1, 2, 3].map((tier) => serviceLevelDeadline(at, tier).getTime() / 60_000)).toEqual([15, 60, 240]);
  });
});
