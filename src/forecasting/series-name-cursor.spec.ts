import { readNameCursor, writeNameCursor } from './series-name-cursor.js';

describe('a cursor', () => {
  it('leads to the series after the last', () => {
    expect(readNameCursor(writeNameCursor('bandwidth_in{interface=🚀}'))).toBe('bandwidth_in{interface=🚀}');
  });

  it.each(['', 'x', 'bnVsbA', 'WzFd', 'WyJcdTAwMDAiXQ'])('that is none of ours is refused: %j', (cursor) => {
    expect(() => readNameCursor(cursor)).toThrow('cursor must be a nextCursor');
  });
});
