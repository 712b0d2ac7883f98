import { episodeOf } from '../testing/episodes.js';
import { START_MS } from '../testing/stretches.js';
import type { Episode } from './episode.js';
import { reconcile, rewind } from './retrack-episodes.js';

const MINUTE_MS = 60_000;
const QUIET_MS = 5 * MINUTE_MS;
const at = (minute: number): Date => new Date(START_MS + minute * MINUTE_MS);

/** An episode from one minute to another. */
function between(
  id: string,
  [from, until]: readonly [number, number],
  changes: Partial<Episode> = {},
): Episode {
  return episodeOf({
    id,
    startedAt: at(from),
    lastAnomalousAt: at(until),
    lastAboveThresholdAt: at(until),
    ...changes,
  });
}

describe('rewind', () => {
  const past = (known: readonly Episode[], trackedAnomalies: readonly Date[] = []) => ({
    fromMs: at(30).getTime(),
    known,
    trackedAnomalies,
  });

  it('finds nothing open where no episode went on then', () => {
    expect(rewind(past([]), QUIET_MS)).toBeUndefined();
    expect(rewind(past([between('a', [10, 24])]), QUIET_MS)).toBeUndefined();
    expect(rewind(past([between('a', [30, 40])]), QUIET_MS)).toBeUndefined();
  });

  it('opens one that went on then, without what was tracked of it since', () => {
    const known = between('a', [10, 40], {
      status: 'closed',
      endedAt: at(40),
      nAnomalous: 9,
      nNormalSince: 6,
    });

    expect(rewind(past([known], [at(32), at(40), at(50)]), QUIET_MS)).toEqual({
      ...known,
      status: 'open',
      endedAt: null,
      lastAnomalousAt: new Date(at(30).getTime() - 1),
      lastAboveThresholdAt: new Date(at(30).getTime() - 1),
      nAnomalous: 7,
      nNormalSince: 0,
    });
  });

  it('opens one that had ended moments before', () => {
    expect(rewind(past([between('a', [10, 26])]), QUIET_MS)).toMatchObject({
      id: 'a',
      lastAnomalousAt: at(26),
    });
  });
});

describe('reconcile', () => {
  it('takes what overlaps nothing known for new', () => {
    const found = between('new', [30, 40], { status: 'closed', endedAt: at(40) });

    expect(reconcile([found], [between('a', [10, 20])])).toEqual([{ before: undefined, after: found }]);
  });

  it('takes what overlaps a known one for it, and keeps what was announced', () => {
    const known = between('a', [32, 50], { announcedSeverity: 'medium' });
    const found = between('new', [30, 52], { severity: 'high', nAnomalous: 20 });

    expect(reconcile([found], [known])).toEqual([
      { before: known, after: { ...found, id: 'a', announcedSeverity: 'medium' } },
    ]);
  });

  it('leaves a known one closed', () => {
    const known = between('a', [32, 50], { status: 'closed', endedAt: at(50), nNormalSince: 6 });
    const [retracked] = reconcile([between('new', [30, 60])], [known]);

    expect(retracked?.after).toMatchObject({ id: 'a', status: 'closed', startedAt: at(30), endedAt: at(60) });
  });

  it('has at most one open', () => {
    const known = between('a', [50, 60]);
    const found = [between('b', [10, 20], { status: 'closed', endedAt: at(20) }), between('c', [30, 40])];

    expect(
      reconcile(found, [known]).map(({ before, after }) => [before?.id, after.id, after.status]),
    ).toEqual([
      [undefined, 'b', 'closed'],
      ['a', 'a', 'open'],
    ]);
  });

  it('takes a known one once', () => {
    const known = between('a', [10, 60], { status: 'closed', endedAt: at(60) });
    const found = [between('b', [10, 20]), between('c', [50, 60])].map((one): Episode => {
      return { ...one, status: 'closed', endedAt: one.lastAnomalousAt };
    });

    expect(reconcile(found, [known]).map(({ after }) => after.id)).toEqual(['a', 'c']);
  });
});
