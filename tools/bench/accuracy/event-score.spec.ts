import { scoreEvents } from './event-score.js';

const judged = (
  labels: readonly number[],
  alarms: readonly number[],
): { alarmScores: Float64Array; labels: Uint8Array } => ({
  alarmScores: Float64Array.from(alarms),
  labels: Uint8Array.from(labels),
});

describe('scoreEvents', () => {
  it('equals the counts by hand: three of five alarms inside, two of four anomalies found', () => {
    const files = [
      judged([1, 1, 1, 0, 0, 1, 1], [0, 0.8, 0.9, 0.75, 0, 0, 0.69]),
      judged([0, 1, 0, 1, 0], [0.7, 0.7, 0, 0, 0]),
    ];
    expect(scoreEvents(files, 0.7)).toEqual({ eventPrecision: 60, eventRecall: 50 });
  });

  it('takes an anomaly at the very end, and starts anew with each file', () => {
    const files = [judged([0, 1], [0, 1]), judged([1, 0], [0, 0])];
    expect(scoreEvents(files, 0.5)).toEqual({ eventPrecision: 100, eventRecall: 50 });
  });

  it('says nothing where there is nothing', () => {
    expect(scoreEvents([judged([0, 0], [0, 0])], 0.7)).toEqual({
      eventPrecision: Number.NaN,
      eventRecall: Number.NaN,
    });
  });
});
