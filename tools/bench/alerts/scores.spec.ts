import { partitionScores } from './partition-scores.js';
import { priorityScores } from './priority-scores.js';
import { byTimeOnly, digitsMasked, sessionsBy } from './rivals.js';
import { templateScores } from './template-scores.js';

describe('partitionScores', () => {
  it('are 1 for the same groups under other names', () => {
    expect(partitionScores(['x', 'x', 'y'], ['1', '1', '2'])).toEqual({ ari: 1, bCubed: 1 });
  });

  it('agree with values computed by hand', () => {
    // Pairs together in both 1, in ours 2, in truth 2, of 6: (1 − 4/6) / (2 − 4/6).
    const { ari, bCubed } = partitionScores(['a', 'a', 'b', 'b'], ['1', '1', '2', '3']);
    expect(ari).toBeCloseTo((1 - 2 / 6) / (1.5 - 2 / 6));
    expect(bCubed).toBeCloseTo((2 * 0.75) / 1.75);
  });
});

describe('templateScores', () => {
  it('count a message when its group is exactly the right one', () => {
    expect(templateScores(['a', 'a', 'b', 'c'], ['1', '1', '2', '2'])).toEqual({
      groupingAccuracy: 0.5,
      f1: 0.4,
    });
  });
});

describe('priorityScores', () => {
  it('rank incidents above noise', () => {
    const alert = (group: string, incident: string, priority: number) => ({ group, incident, priority });
    const alerts = [alert('a', '1', 3), alert('b', '', 2), alert('c', '2', 2), alert('d', '', 1)];
    expect(priorityScores(alerts)).toEqual({ auc: 0.875, precision: 0.5 });
  });
});

describe('rivals', () => {
  it('end a session after a minute', () => {
    const alert = (happenedAt: number) => ({
      happenedAt,
      receivedAt: 0,
      entity: '',
      kind: '',
      severity: '',
      message: '',
      isClear: false,
    });
    expect(sessionsBy([0, 60_000, 120_001].map(alert), byTimeOnly)).toEqual(['1', '1', '2']);
    expect(digitsMasked('Gi1/0/2 is down')).toBe('<*> is down');
  });
});
