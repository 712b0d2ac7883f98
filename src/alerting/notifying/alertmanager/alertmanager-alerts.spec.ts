import { type IncidentNotice, toStoredNotice } from '../incident-notice.js';
import { alertmanagerAlerts } from './alertmanager-alerts.js';

const START_MS = Date.UTC(2026, 10, 24, 12);
const noticeWith = (changes: Partial<IncidentNotice> = {}) =>
  toStoredNotice({
    id: 'i1',
    title: 'core-rtr-01 does not answer',
    summary: 'Three assets are behind it.',
    severity: 'high',
    priority: 81,
    assets: [
      { id: '1', name: 'core-rtr-01' },
      { id: '2', name: 'edge-rtr-01' },
    ],
    startedAt: new Date(START_MS),
    updatedAt: new Date(START_MS),
    endedAt: null,
    url: null,
    ...changes,
  });
const nowMs = START_MS + 60_000;

describe('alertmanagerAlerts', () => {
  it('says what an incident is, and ends a quarter of an hour ahead while it is open', () => {
    expect(alertmanagerAlerts({ notice: noticeWith(), delivered: null, nowMs }, 'ems-ml-service')).toEqual([
      {
        labels: { alertname: 'EmsIncident', incident: 'i1', severity: 'high', service: 'ems-ml-service' },
        annotations: {
          summary: 'core-rtr-01 does not answer',
          description: 'Three assets are behind it.',
          priority: '81',
          assets: 'core-rtr-01, edge-rtr-01',
        },
        startsAt: '2026-11-24T12:00:00.000Z',
        endsAt: '2026-11-24T12:16:00.000Z',
      },
    ]);
  });

  it('ends the alert of the former severity', () => {
    const notice = noticeWith({ severity: 'critical', url: 'http://ml/dashboard' });
    const alerts = alertmanagerAlerts({ notice, delivered: noticeWith(), nowMs }, 's');

    expect(alerts.map(({ labels, endsAt }) => [labels.severity, endsAt])).toEqual([
      ['high', '2026-11-24T12:01:00.000Z'],
      ['critical', '2026-11-24T12:16:00.000Z'],
    ]);
    expect(alerts[1]?.generatorURL).toBe('http://ml/dashboard');
  });

  it('ends when the incident has, and never before it begins', () => {
    const endOf = (endedMs: number): string | undefined =>
      alertmanagerAlerts(
        { notice: noticeWith({ endedAt: new Date(endedMs) }), delivered: noticeWith(), nowMs },
        's',
      )[0]?.endsAt;

    expect(endOf(START_MS + 5_000)).toBe('2026-11-24T12:00:05.000Z');
    expect(endOf(START_MS)).toBe('2026-11-24T12:00:00.001Z');
  });
});
