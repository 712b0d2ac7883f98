import type { ModelComparison } from '../../ml/index.js';
import { evaluateCandidate, type ReplayedIncident } from './evaluate-candidate.js';

const alike: ModelComparison = {
  nSeries: 10,
  nSamples: 5000,
  live: { nAlarms: 16, meanScore: 0.24 },
  candidate: { nAlarms: 18, meanScore: 0.25 },
  scoreDistance: 0.005,
  agreement: 0.99,
  incidents: [],
};
const incident = (more: Partial<ReplayedIncident> = {}): ReplayedIncident => ({
  feedback: undefined,
  threshold: 0.7,
  live: 0.9,
  candidate: 0.9,
  ...more,
});
const failures = (comparison: ModelComparison, incidents: readonly ReplayedIncident[] = []): string[] =>
  evaluateCandidate(comparison, incidents)
    .filter(({ isPassed }) => !isPassed)
    .map(({ name, finding }) => `${name}: ${finding}`);

describe('evaluateCandidate', () => {
  it('passes a model that differs by no more than a seed would make it', () => {
    expect(failures(alike, [incident()])).toEqual([]);
  });

  it('rejects one whose scores mean something else', () => {
    expect(failures({ ...alike, scoreDistance: 0.06 })).toEqual([
      'score-distribution: scores differ by 0.060 on average (at most 0.05); their mean is 0.250 against 0.240',
    ]);
    expect(failures({ ...alike, scoreDistance: NaN })).toHaveLength(1);
  });

  it('rejects one that alarms far more often, and lets chance have its way with few', () => {
    const by = (live: number, candidate: number): string[] =>
      failures({
        ...alike,
        live: { ...alike.live, nAlarms: live },
        candidate: { nAlarms: candidate, meanScore: 0.25 },
      });

    expect(by(100, 181)).toEqual(['alarm-rate: 181 alarms against 100 (at most 180)']);
    expect(by(100, 180)).toEqual([]);
    expect(by(0, 3)).toEqual([]);
    expect(by(0, 4)).toHaveLength(1);
    expect(by(100, 0)).toEqual([]);
  });

  it('rejects one that ranks samples otherwise, or not at all', () => {
    expect(failures({ ...alike, agreement: 0.7 })).toHaveLength(1);
    expect(failures({ ...alike, agreement: NaN })).toHaveLength(1);
  });

  it('wants every confirmed incident found again that the live model finds', () => {
    const lost = incident({ feedback: 'true_positive', candidate: 0.69 });
    expect(failures(alike, [incident({ feedback: 'true_positive' }), lost])).toEqual([
      'known-episodes: 1 of 2 confirmed episodes are found (all must be), 0 of 0 clear ones without feedback (at most 1 may be lost)',
    ]);
    expect(
      failures(alike, [
        { ...lost, live: 0.6 },
        { ...lost, live: NaN },
      ]),
    ).toEqual([]);
  });

  it('lets a fifth of the others go, but not more, and does not miss a false alarm', () => {
    const others = (nLost: number): ReplayedIncident[] =>
      Array.from({ length: 10 }, (_, i) => incident({ candidate: i < nLost ? 0.5 : 0.9 }));

    expect(failures(alike, others(2))).toEqual([]);
    expect(failures(alike, others(3))).toHaveLength(1);
    expect(failures(alike, [incident({ feedback: 'false_positive', candidate: 0 })])).toEqual([]);
  });

  it('does not ask for incidents that barely reached the threshold again, unless they are confirmed', () => {
    const faint = { live: 0.74, candidate: 0.1 };
    const several = (more: Partial<ReplayedIncident>): ReplayedIncident[] =>
      Array.from({ length: 5 }, () => incident({ ...faint, ...more }));

    expect(failures(alike, several({}))).toEqual([]);
    expect(failures(alike, several({ live: 0.76 }))).toHaveLength(1);
    expect(failures(alike, several({ feedback: 'true_positive' }))).toHaveLength(1);
  });

  it('goes by the threshold of each series', () => {
    const raised = { threshold: 0.9, live: 0.85, candidate: 0.1 };
    expect(
      failures(
        alike,
        Array.from({ length: 5 }, () => incident(raised)),
      ),
    ).toEqual([]);
  });
});
