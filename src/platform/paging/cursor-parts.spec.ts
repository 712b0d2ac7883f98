import { readCursorParts, writeCursorParts } from './cursor-parts.js';

describe('the parts of a cursor', () => {
  it('are read as they were written', () => {
    const parts = ['-score', 0.25, null, 'Frankfurt 🚀'];
    expect(readCursorParts(writeCursorParts(parts))).toEqual(parts);
  });

  it.each([
    '',
    'nothing of ours',
    writeCursorParts([1]).slice(1),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('are none in %j', (cursor) => expect(readCursorParts(cursor)).toEqual([]));
});
