import { runCascades } from './cascades.js';

describe('runCascades', () => {
  it('is the same each time, and finds one incident for each cascade', () => {
    const outcome = runCascades(2);

    expect(runCascades(2)).toEqual(outcome);
    expect(outcome).toMatchObject({ nIncidents: 2, nChildrenAnnounced: 0 });
    expect(outcome.nDevices).toBeGreaterThan(3);
  });
});
