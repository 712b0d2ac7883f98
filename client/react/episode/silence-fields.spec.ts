import { NO_FIELDS, silenceOf } from './silence-fields.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);

describe('silenceOf', () => {
  it('is for four hours, for all texts and severities, unless somebody says otherwise', () => {
    expect(silenceOf({ ...NO_FIELDS, reason: ' new line card ' }, NOW_MS)).toEqual({
      reason: 'new line card',
      endsAt: '2026-11-24T18:00:00.000Z',
      recurrence: undefined,
      text: undefined,
      maxSeverity: undefined,
    });
  });

  it('recurs outside of business hours, for some texts and severities, until it is removed', () => {
    const fields = { hours: '', at: 'night', text: ' port * ', maxSeverity: 'medium', reason: 'tests' };
    expect(silenceOf(fields, NOW_MS)).toEqual({
      reason: 'tests',
      endsAt: undefined,
      recurrence: { cron: '0 18 * * *', durationMinutes: 840 },
      text: 'port *',
      maxSeverity: 'medium',
    });
  });
});
