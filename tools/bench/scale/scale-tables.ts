import type { ScaleFigures } from './measure-scale.js';

interface Column {
  readonly head: string;
  readonly of: (figures: ScaleFigures) => number;
}

const COLUMNS: readonly Column[] = [
  { head: 'series', of: (one) => one.nSeries },
  { head: 'samples/s', of: (one) => one.samplesPerSecond },
  { head: 'µs a sample', of: (one) => one.microsecondsPerSample },
  { head: 'service, µs', of: (one) => one.serviceMicroseconds },
  { head: 'PostgreSQL, µs', of: (one) => one.databaseMicroseconds },
  { head: 'log, bytes', of: (one) => one.walBytes },
  { head: 'score on disk, bytes', of: (one) => one.scoreBytes },
  { head: 'first sweep, samples/s', of: (one) => one.firstSweepPerSecond },
  { head: 'sweep of nothing, ms', of: (one) => one.idleMilliseconds },
  { head: 'memory, MB', of: (one) => one.rssMb },
  { head: 'of that a series, bytes', of: (one) => one.bytesPerSeries },
];

/** For lines that appear one after another. */
export const SCALE_HEADING = COLUMNS.map(({ head }) => head.padStart(head.length + 2)).join('');

export function scaleLine(figures: ScaleFigures): string {
  return COLUMNS.map(({ head, of }) =>
    of(figures)
      .toFixed(0)
      .padStart(head.length + 2),
  ).join('');
}

/** The same as docs/performance.md has it. */
export function growthTable(all: readonly ScaleFigures[]): string {
  const lines = [
    COLUMNS.map(({ head }) => head),
    COLUMNS.map(() => '---'),
    ...all.map((figures) => COLUMNS.map(({ of }) => of(figures).toFixed(0))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
