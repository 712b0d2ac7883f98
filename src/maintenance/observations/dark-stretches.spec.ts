import { darkStretches, reportSlots } from './dark-stretches.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 1);
const UNKNOWN = { lastSampleAt: null, intervalMs: null };
const at = (hour: number): number => START + hour * HOUR;
const look = { before: UNKNOWN, nowMs: at(48), isOffline: false };

describe('reportSlots', () => {
  it('are those of all series, each once', () => {
    expect(reportSlots([Float64Array.of(at(1), at(1) + 299_000), Float64Array.of(at(0), at(1))])).toEqual([
      at(0),
      at(1),
    ]);
  });
});

describe('darkStretches', () => {
  const sixHourly = [0, 6, 12, 18, 24, 30, 36, 42].map(at);

  it('finds none in steady reports, whatever their interval', () => {
    const { times, after } = darkStretches('a', sixHourly, look);
    expect(times).toEqual([]);
    expect(after).toEqual({ lastSampleAt: new Date(at(42)), intervalMs: 6 * HOUR });
  });

  it('finds silences that are longer than polls that were missed', () => {
    const slots = [0, 1, 2, 3, 9, 10, 12].map(at);
    expect(darkStretches('a', slots, { ...look, nowMs: at(13) }).times).toEqual([
      { assetId: 'a', startedAt: new Date(at(3)), endedAt: new Date(at(9)) },
    ]);
  });

  it('goes on where it was left, and ends what went on', () => {
    const first = darkStretches('a', [0, 1, 2, 3].map(at), { ...look, nowMs: at(20) });
    expect(first.times).toEqual([{ assetId: 'a', startedAt: new Date(at(3)), endedAt: null }]);
    const next = darkStretches('a', [2, 3, 21, 22].map(at), {
      ...look,
      before: first.after,
      nowMs: at(23),
    });
    expect(next.times).toEqual([{ assetId: 'a', startedAt: new Date(at(3)), endedAt: new Date(at(21)) }]);
  });

  it('believes EMS Core that an asset is offline after an hour', () => {
    const nowMs = at(45);
    expect(darkStretches('a', sixHourly, { ...look, nowMs }).times).toEqual([]);
    expect(darkStretches('a', sixHourly, { ...look, nowMs, isOffline: true }).times).toHaveLength(1);
  });

  it('says nothing of an asset that never reported', () => {
    expect(darkStretches('a', [], { ...look, isOffline: true })).toEqual({ times: [], after: UNKNOWN });
  });
});
