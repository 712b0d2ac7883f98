import { Lines } from './lines.js';

function cut(...chunks: readonly string[]): readonly string[] {
  const taken: string[] = [];
  const lines = new Lines((line) => taken.push(line));
  chunks.forEach((chunk) => lines.push(chunk));
  lines.end();
  return taken;
}

describe('Lines', () => {
  it('joins a line that arrives in pieces', () => {
    expect(cut('on', 'e\ntw', 'o\n')).toEqual(['one', 'two']);
  });

  it('keeps empty lines and the rest without a line break', () => {
    expect(cut('a\n\nb')).toEqual(['a', '', 'b']);
  });

  it('takes the line breaks of Windows', () => {
    expect(cut('a\r\nb\r\n')).toEqual(['a', 'b']);
  });

  it('has nothing to take from nothing', () => {
    expect(cut('')).toEqual([]);
  });
});
