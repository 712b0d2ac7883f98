import { Recurrence } from './recurrence.js';
import { isSilencedBy as isSilenced, type Silence } from './silence.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 14, minute));
const silence: Silence = {
  id: '1',
  assetId: '7',
  metricName: 'cpu_usage',
  kind: null,
  text: null,
  maxSeverity: null,
  startsAt: at(10),
  endsAt: at(20),
  recurrence: null,
  reason: 'new line card',
  createdAt: at(0),
};
const cpu = {
  assetId: '7',
  metricName: 'cpu_usage',
  direction: 'high',
  text: 'cpu_usage is 97 %',
  severity: 'high',
} as const;

function isSilencedBy(
  by: Silence,
  {
    metricName,
    direction,
    ...alert
  }: Omit<typeof cpu, 'metricName' | 'assetId'> & { readonly metricName: string; readonly assetId: string },
  when: Date,
): boolean {
  return isSilenced(by, { ...alert, kind: `${metricName} ${direction}` }, when);
}

describe('isSilencedBy', () => {
  it.each([
    [9, false],
    [10, true],
    [19, true],
    [20, false],
  ])('in minute %d of a silence from 10 to 20: %s', (minute, expected) => {
    expect(isSilencedBy(silence, cpu, at(minute))).toBe(expected);
  });

  it('has no end where none is given', () => {
    expect(isSilencedBy({ ...silence, endsAt: null }, cpu, new Date(Date.UTC(2096, 0)))).toBe(true);
  });

  it.each([
    [9, false],
    [10, true],
    [14, true],
    [15, false],
    [18, true],
    [20, false],
  ])('in minute %d of one from 10 to 20 that recurs at 8 and 18 for 7 minutes: %s', (minute, expected) => {
    const recurrence = new Recurrence({ cron: '8,18 * * * *', durationMinutes: 7, timeZone: 'UTC' });
    expect(isSilencedBy({ ...silence, recurrence }, cpu, at(minute))).toBe(expected);
  });

  it.each([
    [{}, { ...cpu, metricName: 'latency' }, false],
    [{}, { ...cpu, assetId: '8' }, false],
    [{ assetId: null }, { ...cpu, assetId: '8' }, true],
    [{ assetId: null }, { ...cpu, metricName: 'latency' }, false],
    [{ metricName: null }, { ...cpu, metricName: 'all metrics' }, true],
    [{}, { ...cpu, metricName: 'cpu_usage{core=1}' }, true],
    [{ metricName: 'cpu_usage{core=1}' }, { ...cpu, metricName: 'cpu_usage{core=2}' }, false],
    [{ metricName: 'cpu_usage{core=1}' }, cpu, false],
    [{ metricName: null }, { ...cpu, assetId: '8' }, false],
    [{ kind: 'CPU* high' }, cpu, true],
    [{ kind: 'cpu*', assetId: null, metricName: null }, { ...cpu, metricName: 'latency' }, false],
    [{ text: 'is * %' }, cpu, true],
    [{ text: 'is 98' }, cpu, false],
    [{ maxSeverity: 'high' as const }, cpu, true],
    [{ maxSeverity: 'medium' as const }, cpu, false],
    [{ text: '97', maxSeverity: 'medium' as const }, cpu, false],
  ])('%j of %j: %s', (changes, series, expected) => {
    expect(isSilencedBy({ ...silence, ...changes }, series, at(15))).toBe(expected);
  });
});
