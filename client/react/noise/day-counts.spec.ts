import type { AlertingPreview } from '../../ml-api.js';
import { dayCounts } from './day-counts.js';

describe('dayCounts', () => {
  it('has every day of the range, also those without anything', () => {
    const preview = {
      since: '2026-11-22T23:30:00.000Z',
      days: [{ date: '2026-11-23', singleEvents: 9, singleAlerts: 4, incidentEvents: 3, incidentAlerts: 1 }],
    } as unknown as AlertingPreview;
    expect(dayCounts(preview, Date.parse('2026-11-24T01:00:00Z'))).toEqual([
      { date: '2026-11-22', single: 0, incident: 0 },
      { date: '2026-11-23', single: 4, incident: 1 },
      { date: '2026-11-24', single: 0, incident: 0 },
    ]);
  });
});
