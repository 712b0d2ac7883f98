import { IncidentSchedule } from './incident-schedule.js';

const startedMs = Date.parse('2026-11-18T10:00:00Z');
const minuteMs = 60_000;

describe('IncidentSchedule', () => {
  it('has the first incident after three minutes, the others five to ten minutes apart', () => {
    const schedule = new IncidentSchedule(1, startedMs);
    const due: number[] = [];
    for (let minute = 0; minute < 240; minute += 0.5) {
      if (schedule.takeDue(startedMs + minute * minuteMs)) {
        due.push(minute);
      }
    }
    const apart = due.slice(1).map((minute, index) => minute - due[index]!);
    expect(due[0]).toBe(3);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...apart)).toBeLessThanOrEqual(10.5);
    expect(new Set(apart).size).toBeGreaterThan(3);
  });
});
