import type { ReadPurpose } from '../../ems/index.js';
import { gapOf, type ReadMark } from './read-mark.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KEEP = 100 * HOUR;
const NOW = 1_000 * HOUR;

const read: ReadMark = {
  fromMs: NOW - KEEP,
  untilMs: NOW - 5 * MINUTE,
  newestMs: NOW - 6 * MINUTE,
  emptySinceMs: undefined,
};
const fresh: ReadMark = { ...read, untilMs: NOW };
const empty: ReadMark = { ...read, newestMs: undefined, emptySinceMs: read.untilMs };

const gap = (mark: ReadMark | undefined, purpose: ReadPurpose, afterMs = NOW - HOUR, untilMs = NOW) =>
  gapOf(mark, { afterMs, untilMs }, { purpose, nowMs: NOW, keepMs: KEEP });

describe('gapOf', () => {
  it('asks at once for all that is kept of a name that was never read, whoever wants however little', () => {
    for (const purpose of ['sweep', 'training', 'request'] as const)
      expect(gap(undefined, purpose, NOW - HOUR, NOW - MINUTE)).toEqual({ fromMs: NOW - KEEP, untilMs: NOW });
  });

  it('reads further back than is kept in pieces of a month, and for no client', () => {
    const afterMs = NOW - KEEP - 40 * DAY;
    for (const purpose of ['sweep', 'training'] as const) {
      const piece = gap(fresh, purpose, afterMs);
      expect(piece).toEqual({ fromMs: fresh.fromMs - 31 * DAY, untilMs: fresh.fromMs - 1 });
      const rest = gap({ ...fresh, fromMs: piece!.fromMs }, purpose, afterMs);
      expect(rest).toEqual({ fromMs: afterMs + 1, untilMs: piece!.fromMs - 1 });
      expect(gap({ ...fresh, fromMs: rest!.fromMs }, purpose, afterMs)).toBeUndefined();
    }
    expect(gap(fresh, 'request', afterMs)).toBeUndefined();
  });

  it('reads the newest month first where more than that is kept', () => {
    const wanted = { afterMs: NOW - 90 * DAY, untilMs: NOW };
    const options = { purpose: 'sweep', nowMs: NOW, keepMs: 90 * DAY } as const;

    expect(gapOf(undefined, wanted, options)).toEqual({ fromMs: NOW - 31 * DAY, untilMs: NOW });
  });

  it('asks a sweep for what is newer than the newest sample, and for late ones shortly before', () => {
    expect(gap(read, 'sweep')).toEqual({ fromMs: NOW - 16 * MINUTE, untilMs: NOW });
  });

  it('asks for nothing that was read', () => {
    expect(gap(read, 'sweep', NOW - HOUR, read.untilMs)).toBeUndefined();
    expect(gap(fresh, 'sweep')).toBeUndefined();
  });

  it('reads up to now for whoever wants what is still to come, and once', () => {
    const later = NOW + 10 * MINUTE;
    expect(gap(read, 'sweep', NOW - HOUR, later)).toEqual({ fromMs: NOW - 16 * MINUTE, untilMs: NOW });
    expect(gap(undefined, 'sweep', NOW - HOUR, later)).toEqual({ fromMs: NOW - KEEP, untilMs: NOW });
    expect(gap(fresh, 'sweep', NOW - HOUR, later)).toBeUndefined();
  });

  it('lets trainings and requests make do with what is ten minutes old', () => {
    for (const purpose of ['training', 'request'] as const) {
      expect(gap(read, purpose)).toBeUndefined();
      expect(gap({ ...read, untilMs: NOW - 11 * MINUTE }, purpose)).toEqual({
        fromMs: NOW - 16 * MINUTE,
        untilMs: NOW,
      });
    }
  });

  it('goes on asking for a name that no longer reports, from its newest sample on', () => {
    const quiet = { ...read, newestMs: NOW - 50 * HOUR };
    expect(gap(quiet, 'sweep')).toEqual({ fromMs: quiet.newestMs - 10 * MINUTE, untilMs: NOW });
  });

  it.each([
    { emptyForMinutes: 0, restMinutes: 10 },
    { emptyForMinutes: 30, restMinutes: 30 },
    { emptyForMinutes: 5_000, restMinutes: 60 },
  ])(
    'leaves a name that has had nothing for $emptyForMinutes minutes alone for $restMinutes',
    ({ emptyForMinutes, restMinutes }) => {
      const asked = (minutesAgo: number): ReadMark => {
        const untilMs = NOW - minutesAgo * MINUTE;
        return { ...empty, untilMs, emptySinceMs: untilMs - emptyForMinutes * MINUTE };
      };
      expect(gap(asked(restMinutes - 1), 'sweep')).toBeUndefined();
      expect(gap(asked(restMinutes), 'sweep')).toEqual({ fromMs: NOW - KEEP, untilMs: NOW });
      expect(gap(asked(restMinutes), 'request')).toBeUndefined();
      expect(gap(asked(restMinutes + 10), 'request')).toBeDefined();
    },
  );
});
