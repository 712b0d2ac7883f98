import { labelledMetricsOf } from './labelled-metrics.js';

const MINUTE = 60_000;
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** A table of a header and rows, as they stand in a file. */
const table = (...lines: string[]): string[][] => lines.map((line) => line.split('|'));

/** An hour of minutes that somebody exports with times and numbers written in their way. */
function exported(timeAs: (atMs: number) => string, numberAs: (value: number) => string): string[][] {
  const start = Date.UTC(2026, 4, 3, 11, 30);
  const rows = Array.from({ length: 60 }, (_, minute) => [
    timeAs(start + minute * MINUTE),
    numberAs(minute * 17.25),
  ]);
  return [['timestamp', 'load'], ...rows];
}

/** `1:05 PM`. */
const twelveHours = (at: string): string => {
  const hour = Number(at.slice(11, 13));
  return `${(hour % 12 || 12).toString()}:${at.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
};

describe('labelledMetricsOf', () => {
  const plain = labelledMetricsOf(exported(iso, String));

  it.each<[string, (atMs: number) => string, (value: number) => string]>([
    ['seconds since 1970', (atMs) => String(atMs / 1000), String],
    ['milliseconds since 1970', String, String],
    ['no zone', (atMs) => iso(atMs).slice(0, 16).replace('T', ' '), String],
    ['a clock of twelve hours', (atMs) => `${iso(atMs).slice(0, 10)} ${twelveHours(iso(atMs))}`, String],
    ['a date with slashes, year first', (atMs) => iso(atMs).slice(0, 19).replaceAll('-', '/'), String],
    ['decimal commas', iso, (value) => value.toFixed(2).replace('.', ',')],
    ['percent signs', iso, (value) => `${value} %`],
  ])('reads %s to the same metrics', (_, timeAs, numberAs) => {
    expect(labelledMetricsOf(exported(timeAs, numberAs))).toEqual(plain);
  });

  it.each<[string, (at: string) => string]>([
    ['day first with slashes', (at) => at.replace(/^(\d+)-(\d+)-(\d+)T(.{5}).*/, '$3/$2/$1 $4')],
    ['month first with slashes', (at) => at.replace(/^(\d+)-(\d+)-(\d+)T(.{5}).*/, '$2/$3/$1 $4')],
    ['day first with points', (at) => at.replace(/^(\d+)-(\d+)-(\d+)T(.{5}).*/, '$3.$2.$1 $4')],
  ])('refuses dates with the %s', (_, timeAs) => {
    expect(() => labelledMetricsOf(exported((atMs) => timeAs(iso(atMs)), String))).toThrow(
      /^row 1 has no readable timestamp: ".*"; it does not say which number is the month; write it like 2026-01-31T14:05:00Z$/,
    );
  });

  it('turns rows round that begin with the newest, labels too', () => {
    const [header = [], ...rows] = exported(iso, String);
    const label = (row: string[], index: number): string[] => [...row, index === 7 ? '1' : '0'];
    const file = [[...header, 'label'], ...rows.map(label).toReversed()];
    const { isReversed, ...read } = labelledMetricsOf(file);
    expect(isReversed).toBe(true);
    expect(read).toEqual({
      timestamps: plain.timestamps,
      metrics: plain.metrics,
      labels: Uint8Array.from(plain.labels, (_, row) => Number(row === 7)),
    });
  });

  it('keeps rows out of order and of one time where they stand', () => {
    const at = [0, 2, 1, 3, 3].map((minute) => `${iso(minute * MINUTE)}|1`);
    expect([...labelledMetricsOf(table('timestamp|x', ...at)).timestamps]).toEqual(
      [0, 2, 1, 3, 3].map((minute) => minute * MINUTE),
    );
  });

  it('reads labels as numbers and as words', () => {
    const labels = ['0', '1', 'true', 'FALSE', '', '0.0', '2'].map((label) => `1970-01-01|1|${label}`);
    expect([...labelledMetricsOf(table('timestamp|x|label', ...labels)).labels]).toEqual([
      0, 1, 1, 0, 0, 0, 1,
    ]);
  });

  it.each([
    [
      'another name of the time column',
      ['Time|x', '1970-01-01|1'],
      'no column "timestamp"; call the one with the times so: rename "Time"',
    ],
    ['a column without a name', ['timestamp||x', '1970-01-01|1|2'], 'column 2 of the header has no name'],
    [
      'one name for two columns',
      ['timestamp|x|x', '1970-01-01|1|2'],
      'two columns of the header are called "x"',
    ],
    [
      'a word among numbers',
      ['timestamp|x|host', '1970-01-01|1|a'],
      'row 1 has no number in column "host": "a"; write numbers like 1234.5',
    ],
    [
      'what could be thousands',
      ['timestamp|x', '1970-01-01|987', '1970-01-02|1,234'],
      'row 2 has no number in column "x": "1,234"',
    ],
    [
      'thousands throughout',
      ['timestamp|x', '1970-01-01|1,234'],
      'no metric column holds a number: x; row 1 has no number in column "x": "1,234"; write numbers like 1234.5',
    ],
    ['no value at all', ['timestamp|x|y', '1970-01-01|-|null'], /no metric column holds a number: x, y$/],
    [
      'an unknown label',
      ['timestamp|x|label', '1970-01-01|1|spike'],
      'row 1 has no readable label: "spike"; write 1 inside',
    ],
    [
      'a row of totals',
      ['timestamp|x', '1970-01-01|1', 'Total|1'],
      'row 2 has no readable timestamp: "Total"; write it like',
    ],
  ])('refuses %s, and says what to do', (_, lines, message) => {
    expect(() => labelledMetricsOf(table(...lines))).toThrow(message);
  });
});
