import { RefusalTally } from './refusal-tally.js';

describe('RefusalTally', () => {
  const refused = (address: string, second: number) => ({
    call: {
      at: new Date(Date.UTC(2026, 10, 29, 12, 0, second)),
      caller: 'anybody',
      role: 'none',
      address,
      operation: 'train',
      target: 'POST /api/v1/anomaly/train',
      requestId: `r-${second}`,
    },
    status: 401,
    error: 'unauthenticated',
  });

  it('gives the first of each kind at once, and how often it came again', () => {
    const tally = new RefusalTally();
    expect(tally.add(refused('192.0.2.1', 1))).toEqual({ ...refused('192.0.2.1', 1), times: 1 });
    expect(tally.add(refused('192.0.2.1', 2))).toBeUndefined();
    expect(tally.add(refused('192.0.2.1', 3))).toBeUndefined();
    expect(tally.add(refused('192.0.2.2', 4))).toMatchObject({ times: 1 });

    expect(tally.take()).toEqual([
      {
        ...refused('192.0.2.1', 1),
        call: { ...refused('192.0.2.1', 1).call, at: refused('', 3).call.at },
        times: 2,
        since: refused('', 2).call.at,
      },
    ]);
    expect(tally.take()).toEqual([]);
    expect(tally.add(refused('192.0.2.1', 5))).toMatchObject({ times: 1 });
  });

  it('is a few entries, however many addresses there are', () => {
    const tally = new RefusalTally();
    const atOnce = Array.from({ length: 1000 }, (_, i) => tally.add(refused(`10.0.0.${i}`, 1)));
    expect(atOnce.filter((one) => one !== undefined)).toHaveLength(21);
    expect(tally.take()).toMatchObject([{ call: { caller: 'various', address: null }, times: 979 }]);
  });
});
