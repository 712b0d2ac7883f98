import type { MemberFigures } from '../member-figures.js';
import type { Member } from '../member.js';
import { incidentOf } from './incident-of.js';
import { newsOf } from './news-of.js';

const AT = new Date('2026-11-24T14:00:00Z');
const LATER = new Date('2026-11-24T15:00:00Z');

const memberOf = (changes: Partial<Member> = {}): Member => ({
  ...{ subject: 'episode:1', incidentId: 'i', signalId: 1, ordinal: 1, source: 'anomaly' },
  ...{ entityId: 'r1', entityName: 'core-rtr-01', kind: 'latency high', severity: 'medium', text: 'it rose' },
  ...{ isDown: false, startedAt: AT, lastAt: AT, endedAt: null, announcedAt: AT, announcedSeverity: null },
  ...{ suppression: null, urgency: 3, isPinned: false, notice: null },
  contributions: [
    { reason: 'severity', value: 1, measure: 0.5 },
    { reason: 'impact', value: 2, measure: 50 },
  ],
  ...changes,
});

const FEEDBACK = { nReal: 0, nNoise: 0 };
const CONTEXT = { previous: undefined, feedback: FEEDBACK, now: LATER };

/** Of an incident of one that goes on, unless it is said otherwise. */
const figuresOf = (
  notable: readonly [Member, ...Member[]] = [memberOf()],
  changes: Partial<MemberFigures> = {},
): MemberFigures => ({
  ...{
    nMembers: notable.length,
    nEntities: 1,
    nSuppressed: 0,
    severity: 'medium',
    startedAt: AT,
    lastAt: AT,
  },
  ...{ endedAt: null, score: null, tier: null, notable, ...changes },
});

describe('incidentOf', () => {
  it('goes on while one of its members does, and says of how many it consists', () => {
    expect(incidentOf('i', figuresOf(undefined, { nMembers: 2, nEntities: 2 }), CONTEXT)).toMatchObject({
      ...{ status: 'open', severity: 'medium', nMembers: 2, nEntities: 2, endedAt: null },
      summary: 'core-rtr-01: it rose (2 in all, on 2 entities)',
    });
    const over = figuresOf(undefined, { severity: 'critical', endedAt: LATER });
    expect(incidentOf('i', over, CONTEXT)).toMatchObject({
      ...{ status: 'closed', severity: 'critical', endedAt: LATER },
    });
  });

  it('is named after the first that is announced, and goes on to be', () => {
    const hidden = memberOf({
      announcedAt: null,
      suppression: { reasonKind: 'waiting', reason: 'waits' },
      subject: 'episode:0',
    });
    const incident = incidentOf('i', figuresOf([hidden, memberOf()], { nSuppressed: 1 }), CONTEXT);
    expect(incident).toMatchObject({ leadingSubject: 'episode:1', nSuppressed: 1 });
    const released = { ...hidden, announcedAt: LATER };
    const again = incidentOf('i', figuresOf([released, memberOf()]), { ...CONTEXT, previous: incident });
    expect(again).toMatchObject({ leadingSubject: 'episode:1', nSuppressed: 0 });
  });

  it('has a priority that is the sum of its contributions, from 0 to 100', () => {
    const { priority, contributions } = incidentOf('i', figuresOf(), CONTEXT);
    expect(contributions.map(({ reason, value }) => [reason, value])).toEqual([
      ['severity', 3],
      ['impact', 10],
      ['duration', 1],
    ]);
    expect(priority).toBe(14);
    const surprising = incidentOf('i', figuresOf(undefined, { score: 0.9, tier: 1 }), CONTEXT);
    expect(surprising.contributions.slice(2)).toMatchObject([
      { reason: 'surprise', value: 8 },
      { reason: 'tier', value: 5 },
      { reason: 'duration', value: 1 },
    ]);
    const noise = { ...CONTEXT, feedback: { nReal: 0, nNoise: 30 } };
    expect(incidentOf('i', figuresOf(), noise).priority).toBe(4);
    const low = figuresOf([memberOf({ contributions: [] })], { severity: 'low' });
    expect(incidentOf('i', low, { ...noise, now: AT })).toMatchObject({ priority: 0, contributions: [] });
    const loud = memberOf({ contributions: [{ reason: 'company', value: 1000, measure: 9 }] });
    const { priority: most } = incidentOf('i', figuresOf([loud], { severity: 'critical' }), CONTEXT);
    expect(most).toBeLessThanOrEqual(100);
  });

  it('has what became of it in its timeline', () => {
    const open = incidentOf('i', figuresOf(), CONTEXT);
    const closed = incidentOf('i', figuresOf(undefined, { endedAt: LATER, severity: 'high' }), CONTEXT);
    const kinds = (...args: Parameters<typeof newsOf>): readonly string[] =>
      newsOf(...args).map(({ kind }) => kind);
    expect(kinds([open], new Map(), AT)).toEqual(['opened']);
    expect(kinds([closed], new Map([['i', open]]), AT)).toEqual(['severity', 'closed']);
    expect(kinds([open], new Map([['i', closed]]), AT)).toEqual(['reopened', 'severity']);
    expect(kinds([open], new Map([['i', open]]), AT)).toEqual([]);
  });
});
