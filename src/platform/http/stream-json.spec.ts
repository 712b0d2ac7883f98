import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { streamJson } from './stream-json.js';

describe('streamJson', () => {
  it('writes what JSON.stringify would, however many items there are', async () => {
    const item = fc.record({ at: fc.string(), value: fc.double({ noNaN: true, noDefaultInfinity: true }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 4 }),
        fc.constantFrom(1, 700, 1000),
        async (few, times) => {
          const items = Array.from({ length: times }, () => few).flat();
          const written = await text(streamJson({ name: 'a"b' }, 'data', items).getStream());
          expect(written).toBe(JSON.stringify({ name: 'a"b', data: items }));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('makes no more items than are asked for, and none after the reader has gone', async () => {
    let nMade = 0;
    const endless = (function* () {
      for (;;) yield (nMade += 1);
    })();
    const stream = streamJson({ name: 'x' }, 'data', endless).getStream();
    await once(stream, 'readable');
    stream.read();
    stream.destroy();
    await once(stream, 'close');

    expect(nMade).toBeLessThan(50_000);
    expect(endless.next()).toEqual({ done: true, value: undefined });
  });
});
