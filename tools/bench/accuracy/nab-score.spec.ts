import { detectionWorths, NAB_PROFILES, nabSigmoid, optimiseNab, scoreNabAt } from './nab-score.js';

const { standard, lowFalsePositives, lowFalseNegatives } = NAB_PROFILES;
const scoresAt = (n: number, ...rows: number[]): Float64Array =>
  Float64Array.from({ length: n }, (_, row) => (rows.includes(row) ? 1 : 0));

describe('NAB scorer', () => {
  it('has the published sigmoid', () => {
    expect(nabSigmoid(0)).toBe(0);
    expect(nabSigmoid(-1)).toBeCloseTo(0.98661, 5);
    expect(nabSigmoid(3.1)).toBe(-1);
  });

  it('gives 100 for a detection on the first row of every window', () => {
    const file = { scores: scoresAt(20, 5), windows: [[5, 9]] as const, probation: 0 };
    expect(scoreNabAt([file], standard, 1)).toBeCloseTo(100, 10);
  });

  it('gives 0 without detections and 50 for a detection on a window’s last row plus its sigmoid', () => {
    const silent = { scores: new Float64Array(20), windows: [[5, 9]] as const, probation: 0 };
    expect(scoreNabAt([silent], standard, 1)).toBe(0);
    const late = { ...silent, scores: scoresAt(20, 9) };
    const worth = nabSigmoid(-1 / 5) / nabSigmoid(-1);
    expect(scoreNabAt([late], standard, 1)).toBeCloseTo((100 * (worth + 1)) / 2, 10);
  });

  it('charges a false positive by profile, less just behind a window', () => {
    const file = { scores: scoresAt(40, 2, 12), windows: [[5, 9]] as const, probation: 0 };
    const [early, behind] = detectionWorths(file, lowFalsePositives).filter(({ score }) => score === 1);
    expect(early!.worth).toBe(-0.22);
    expect(behind!.worth).toBeCloseTo(0.22 * nabSigmoid(3 / 4), 12);
  });

  it('normalises a miss of one of two windows with a double miss weight', () => {
    const file = {
      scores: scoresAt(40, 5),
      windows: [
        [5, 9],
        [20, 24],
      ] as const,
      probation: 0,
    };
    expect(scoreNabAt([file], lowFalseNegatives, 1)).toBeCloseTo((100 * (1 - 2 + 4)) / (2 + 4), 10);
  });

  it('leaves probation rows out and finds the threshold that pays best', () => {
    const scores = Float64Array.of(1, 1, 1, 0.9, 0.2, 0.8, 0.1, 0.3, 0.3, 0.3);
    const best = optimiseNab([{ scores, windows: [[5, 6]], probation: 4 }], standard);
    expect(best).toEqual({ threshold: 0.8, score: 100 });
  });
});
