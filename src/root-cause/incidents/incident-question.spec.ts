import type { Member } from '../../alerting/index.js';
import { incidentQuestion } from './incident-question.js';

const NOW = new Date('2026-11-24T14:00:00Z');
const MINUTE = 60_000;

function memberOf(entityId: string, minutes: number, changes: Partial<Member> = {}): Member {
  const startedAt = new Date(NOW.getTime() + minutes * MINUTE);
  const member: Partial<Member> = {
    entityId,
    subject: entityId,
    source: 'anomaly',
    severity: 'high',
    startedAt,
    notice: null,
  };
  return { ...member, ...changes } as Member;
}

describe('incidentQuestion', () => {
  const ask = (...members: readonly Member[]) => incidentQuestion({ leadingSubject: 'a' }, members, NOW);

  it('asks why the only one alarms, or why several alarm together, whichever leads', () => {
    expect(ask(memberOf('a', -5))).toMatchObject({ focus: ['a'], target: { assetId: 'a' } });
    expect(ask(memberOf('b', -5), memberOf('a', -4))).toMatchObject({ focus: ['a', 'b'], target: undefined });
  });

  it('looks at when the last of those began that belong to the beginning', () => {
    const asked = ask(memberOf('a', -90), memberOf('b', -70), memberOf('c', -10));
    expect(asked).toMatchObject({
      startedMs: NOW.getTime() - 90 * MINUTE,
      atMs: NOW.getTime() - 70 * MINUTE,
    });
  });

  it('looks at the beginning of the worst, where something milder went before', () => {
    const mild = memberOf('a', -55, { severity: 'medium' });
    const asked = ask(mild, memberOf('b', -4), memberOf('c', -2, { severity: 'low' }));
    expect(asked).toMatchObject({
      startedMs: NOW.getTime() - 55 * MINUTE,
      atMs: NOW.getTime() - 2 * MINUTE,
    });
  });

  it('looks at when it was worst, where that is not among what is read from its beginning on', () => {
    const peaking = (minutes: number) => ({
      notice: { peakAt: new Date(NOW.getTime() + minutes * MINUTE) } as Member['notice'],
    });
    const late = ask(memberOf('a', -45, peaking(-2)));
    expect(late).toMatchObject({
      startedMs: NOW.getTime() - 45 * MINUTE,
      atMs: NOW.getTime() - 2 * MINUTE,
    });
    expect(ask(memberOf('a', -12, peaking(-2)))?.atMs).toBe(NOW.getTime() - 12 * MINUTE);
    expect(ask(memberOf('a', -13, peaking(-2)))?.atMs).toBe(NOW.getTime() - 2 * MINUTE);
    expect(ask(memberOf('a', -45, peaking(-2)), memberOf('b', -40))?.atMs).toBe(NOW.getTime() - 40 * MINUTE);
  });

  it('takes what began in the future, by the clock of who says so, for what begins now', () => {
    expect(ask(memberOf('a', 60), memberOf('b', 90))).toMatchObject({
      startedMs: NOW.getTime(),
      atMs: NOW.getTime(),
    });
  });

  it('has nothing to ask without members', () => {
    expect(ask()).toBeUndefined();
  });

  it('takes events of the platform for signs', () => {
    const down = { source: 'platform', kind: 'link down', isDown: true, severity: 'critical' } as const;
    expect(ask(memberOf('a', -5, down))?.noticed).toMatchObject([
      { assetId: 'a', what: 'link down', isDown: true, deviation: 8 },
    ]);
  });
});
