import { decodeSamples } from './stored-samples.js';

/** As `select timestamptz_send(…) || float8send(…)` of PostgreSQL 18 gives it. */
const SENT: Readonly<Record<string, string>> = {
  // 2026-11-28 10:47:48.791999+00, 41.25
  fraction: '00030452ad2432bf' + '4044a00000000000',
  // 1999-12-31 23:59:59.999999+00, NaN
  before2000: 'ffffffffffffffff' + '7ff8000000000000',
};

const decoded = (...samples: string[]): [number, number][] => {
  const { timestamps, values } = decodeSamples(Buffer.from(samples.join(''), 'hex'), 'oldest');
  return [...timestamps].map((at, i) => [at, values[i] ?? 0]);
};

describe('decodeSamples', () => {
  it('is empty for nothing', () => {
    expect(decoded()).toEqual([]);
  });

  it('reads instants and values, and cuts off after the millisecond', () => {
    expect(decoded(SENT.fraction ?? '')).toEqual([[Date.UTC(2026, 10, 28, 10, 47, 48, 791), 41.25]]);
  });

  it('reads instants from before 2000 and missing values', () => {
    expect(decoded(SENT.fraction ?? '', SENT.before2000 ?? '')[1]).toEqual([
      Date.UTC(1999, 11, 31, 23, 59, 59, 999),
      NaN,
    ]);
  });

  it('turns what was read from its newest end', () => {
    const { timestamps } = decodeSamples(
      Buffer.from((SENT.fraction ?? '') + (SENT.before2000 ?? ''), 'hex'),
      'newest',
    );

    expect(timestamps).toEqual(timestamps.toSorted());
  });
});
