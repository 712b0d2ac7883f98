import { trustOf, trustIn } from './action-trust.js';
import { type Mark, outcomeOf, restsUntil } from './mark.js';
import type { Recommendation } from './recommendation.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));

function mark(changes: Partial<Mark> = {}): Mark {
  return {
    status: 'done',
    postponedUntil: null,
    wasRight: null,
    note: null,
    markedAt: day(0),
    recommendation: { action: 'replace-fan' } as Recommendation,
    ...changes,
  };
}

describe('a mark', () => {
  it('keeps a recommendation off the list until its measurements can have changed', () => {
    expect(restsUntil(mark())).toEqual(day(14));
    expect(restsUntil(mark({ status: 'not-needed' }))).toEqual(day(60));
    expect(restsUntil(mark({ status: 'postponed', postponedUntil: day(3) }))).toEqual(day(3));
  });

  it('has the first failure within thirty days as its outcome', () => {
    const outcome = (failures: readonly Date[], now = day(40)) => outcomeOf(mark(), failures, now);
    expect(outcome([day(9), day(5), day(-1)])).toEqual({ state: 'failed', failedAt: day(5) });
    expect(outcome([day(31), day(0)])).toEqual({ state: 'no-failure' });
    expect(outcome([], day(29))).toEqual({ state: 'waiting', untilAt: day(30) });
  });
});

describe('trustOf', () => {
  const trustByAction = (marks: readonly Mark[], failures: readonly Date[] = []) =>
    trustOf(marks.map((one) => ({ mark: one, outcome: outcomeOf(one, failures, day(40)) })));

  it('counts what was found where it was done, and who failed where it was not', () => {
    const [found] = trustByAction([mark({ wasRight: true }), mark({ wasRight: false }), mark()]);
    expect(found).toMatchObject({ nDone: 3, nNotNeeded: 0, nRight: 1, nWrong: 1, trust: 0.75 });
    const refused = [mark({ status: 'not-needed' }), mark({ status: 'postponed', postponedUntil: day(9) })];
    expect(trustByAction(refused)[0]).toMatchObject({ nNotNeeded: 1, nRight: 0, nWrong: 1 });
    expect(trustByAction(refused, [day(5)])[0]).toMatchObject({ nRight: 2, nWrong: 0, trust: 1 });
  });

  it('trusts an action that nothing is known of', () => {
    const trust = trustIn(trustByAction([mark({ wasRight: false })]));
    expect([trust('replace-fan').toFixed(3), trust('check-link')]).toEqual(['0.667', 1]);
  });
});
