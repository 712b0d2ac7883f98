import { scoreEvents } from './event-score.js';

const evaluated = (
  labels: readonly number[],
  alarms: readonly number[],
): { alarmScores: Float64Array; labels: Uint8Array } => ({
  alarmScores: Float64Array.from(alarms),
  labels: Uint8Array.from(labels),
});

describe('scoreEvents', () => {
  it('equals the counts by hand: three of five alarms inside, two of four anomalies found', () => {
    const files = [
      evaluated([1, 1, 1, 0, 0, 1, 1], [0, 0.8, 0.9, 0.75, 0, 0, 0.69]),
      evaluated([0, 1, 0, 1, 0], [0.7, 0.7, 0, 0, 0]),
    ];
    expect(scoreEvents(files, 0.7)).toEqual({ eventPrecision: 60, eventRecall: 50 });
  });

  it('counts an anomaly at the very end, and starts anew with each file', () => {
    const files = [evaluated([0, 1], [0, 1]), evaluated([1, 0], [0, 0])];
    expect(scoreEvents(files, 0.5)).toEqual({ eventPrecision: 100, eventRecall: 50 });
  });

  it('is NaN without alarms and anomalies', () => {
    expect(scoreEvents([evaluated([0, 0], [0, 0])], 0.7)).toEqual({
      eventPrecision: Number.NaN,
      eventRecall: Number.NaN,
    });
  });
});
