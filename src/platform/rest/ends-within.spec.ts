import { endsWithin } from './ends-within.js';

describe('endsWithin', () => {
  it('waits for what ends in time, well or not', async () => {
    expect(await endsWithin(60_000, Promise.resolve())).toBe(true);
    expect(await endsWithin(60_000, Promise.reject(new Error('lost')))).toBe(true);
  });

  it('does not wait longer', async () => {
    expect(await endsWithin(1, new Promise(() => undefined))).toBe(false);
  });
});
