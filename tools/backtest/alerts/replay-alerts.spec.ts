import type { AlertRow } from './alert-files.js';
import { replayAlerts } from './replay-alerts.js';

const START = Date.UTC(2026, 2, 2);
const row = (seconds: number, entity: string, over: Partial<AlertRow> = {}): AlertRow => ({
  happenedAt: START + seconds * 1000,
  receivedAt: START + seconds * 1000,
  entity,
  kind: 'down',
  severity: 'critical',
  message: 'No answer to 3 pings',
  isClear: false,
  ...over,
});
const files = {
  edges: [{ from: 'a', to: 'sw', relation: 'needs' }],
  silences: [],
  polls: [],
  hasClears: true,
};

describe('replayAlerts', () => {
  it('writes what was said of each alert, and when it is announced after all', () => {
    const clear = row(600, 'sw', { isClear: true, severity: '' });
    const assessed = replayAlerts({ ...files, alerts: [row(0, 'sw'), row(5, 'a'), clear] });
    expect(assessed.map(({ suppressed }) => suppressed)).toEqual([false, true, true]);
    expect(assessed[1]).toMatchObject({
      reason: 'is behind sw, which does not answer',
      announcedAt: START + 720_000,
    });
    expect(new Set(assessed.map(({ incidentId }) => incidentId)).size).toBe(1);
    expect(assessed[0]!.templateId).toBe(assessed[1]!.templateId);
  });

  it('says of a row what it says without the rows after it', () => {
    const alerts = [row(0, 'a'), row(3, 'b', { kind: 'cpu' }), row(60, 'sw'), row(90, 'b', { kind: 'cpu' })];
    const whole = replayAlerts({ ...files, alerts });
    const cut = replayAlerts({ ...files, alerts: alerts.slice(0, 2) });
    const said = ({ priority, suppressed, reason }: (typeof whole)[number]) => ({
      priority,
      suppressed,
      reason,
    });
    expect(cut.map(said)).toEqual(whole.slice(0, 2).map(said));
  });

  it('has nothing to say of no alerts', () => {
    expect(replayAlerts({ ...files, alerts: [] })).toEqual([]);
  });
});
