import { detectDelimiter } from './detect-delimiter.js';

describe('detectDelimiter', () => {
  it.each([
    ['timestamp,cpu', ','],
    ['timestamp;cpu;memory', ';'],
    ['timestamp\tcpu', '\t'],
    ['timestamp | cpu', '|'],
    ['"timestamp";"in, Mbit/s";"out, Mbit/s"', ';'],
    ['cpu, memory; disk;timestamp', ';'],
    ['Time;cpu;memory', ';'],
    ['timestamp', ','],
    ['', ','],
    ['"unclosed;timestamp', ','],
  ])('finds in %j a %j', (header, delimiter) => {
    expect(detectDelimiter(header)).toBe(delimiter);
  });
});
