import { addLeadSums, leadClassOf, NO_OUTCOMES, tallyLeads } from './lead-tally.js';

const HOUR = 3_600_000;
const outcome = { low: 1, median: 2, high: 3, actual: 3, naive: 1 };

describe('tallyLeads', () => {
  it('counts by lead what was inside the band, and both errors', () => {
    expect(
      tallyLeads([
        { ...outcome, leadMs: HOUR },
        { ...outcome, leadMs: HOUR, actual: 4 },
        { ...outcome, leadMs: 2 * HOUR },
        { ...outcome, leadMs: 169 * HOUR },
      ]),
    ).toEqual([
      { n: 2, nInside: 1, error: 3, naiveError: 5, nCompared: 2 },
      { n: 1, nInside: 1, error: 1, naiveError: 2, nCompared: 1 },
      NO_OUTCOMES,
    ]);
  });

  it('counts nothing of which nothing came, and no error where the naive forecast said nothing', () => {
    const [first] = tallyLeads([
      { ...outcome, leadMs: 1, actual: NaN },
      { ...outcome, leadMs: 1, naive: NaN },
    ]);

    expect(first).toEqual({ n: 1, nInside: 1, error: 0, naiveError: 0, nCompared: 0 });
  });

  it('can be added up', () => {
    const [one] = tallyLeads([{ ...outcome, leadMs: 1 }]);
    const both = tallyLeads([
      { ...outcome, leadMs: 1 },
      { ...outcome, leadMs: 1 },
    ]);

    expect(addLeadSums(one!, one!)).toEqual(both[0]);
  });

  it('knows the range of a lead', () => {
    expect([1, HOUR, HOUR + 1, 24 * HOUR, 25 * HOUR, 168 * HOUR, 169 * HOUR].map(leadClassOf)).toEqual([
      0,
      0,
      1,
      1,
      2,
      2,
      undefined,
    ]);
  });
});
