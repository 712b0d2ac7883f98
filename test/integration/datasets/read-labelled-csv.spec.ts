import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { CsvError, readBytes } from '../../../tools/datasets/csv-bytes.js';
import { findCsvFiles } from '../../../tools/datasets/find-csv-files.js';
import { readLabelledCsv } from '../../../tools/datasets/read-labelled-csv.js';

describe('readLabelledCsv', () => {
  const folder = mkdtempSync(join(tmpdir(), 'labelled-csv-'));
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it("reads timestamps, metrics and labels, plain or gzip'd", async () => {
    const text = 'timestamp,cpu,latency,label\n1970-01-01T00:00:01Z,1.5,,0\n1970-01-01T00:00:02Z,NaN,4e2,1\n';
    for (const path of [write('a.csv', text), write('a.csv.gz', gzipSync(text))]) {
      const { timestamps, metrics, labels } = await readLabelledCsv(path);
      expect([...timestamps]).toEqual([1000, 2000]);
      expect([...(metrics.get('cpu') ?? [])]).toEqual([1.5, NaN]);
      expect([...(metrics.get('latency') ?? [])]).toEqual([NaN, 400]);
      expect([...labels]).toEqual([0, 1]);
    }
  });

  it('takes a file without labels as normal throughout', async () => {
    const { labels } = await readLabelledCsv(write('b.csv', 'timestamp,value\n1970-01-01T00:00:00Z,1\n'));
    expect([...labels]).toEqual([0]);
  });

  it.each<[string, string | Uint8Array]>([
    ['with-mark.csv', '\ufefftimestamp,cpu,out\n2026-05-03T00:00:00Z,1.5,2000.25\n'],
    ['utf16.csv', Buffer.from('\ufefftimestamp\tcpu\tout\n2026-05-03\t1.5\t2000.25\n', 'utf16le')],
    ['semicolons.csv', 'timestamp;cpu;out\r\n2026-05-03 00:00;1,5;2000,25\r\n'],
    ['separator-line.csv', 'sep=;\r\n"timestamp";"cpu";"out"\r\n1777766400;1.5;2000.25\r\n'],
    ['empty-lines.csv', 'timestamp,cpu,out\n\n1777766400000, 1.5 ,2000.25\n,,\n'],
    ['quoted.csv', 'timestamp,cpu,out\n2026-05-03 12:00 AM,"1,5","2000,25"\n'],
  ])('reads %s', async (name, content) => {
    const { timestamps, metrics } = await readLabelledCsv(write(name, content));
    expect([...timestamps]).toEqual([Date.UTC(2026, 4, 3)]);
    expect(Object.fromEntries([...metrics].map(([metric, values]) => [metric, [...values]]))).toEqual({
      cpu: [1.5],
      out: [2000.25],
    });
  });

  it.each([
    ['empty.csv', '', /empty\.csv: there are no rows/],
    ['untimed.csv', 'time,value\n1,2\n', /no column "timestamp"/],
    ['bare.csv', 'timestamp,label\n1970-01-01T00:00:00Z,0\n', /no metric column/],
    [
      'bad-time.csv',
      'timestamp,value\n1970-01-01T00:00:00Z,1\nyesterday,2\n',
      /row 2 has no readable timestamp: "yesterday"/,
    ],
    [
      'ragged.csv',
      'timestamp,value\n1970-01-01T00:00:00Z,1,9\n',
      /ragged\.csv: line 2 has not as many cells as the header; quote numbers that are written with a comma/,
    ],
    [
      'word.csv',
      'timestamp,cpu\n1970-01-01T00:00:00Z,1\n1970-01-01T00:01:00Z,nonsense\n',
      /word\.csv: row 2 has no number in column "cpu": "nonsense"/,
    ],
    ['broken.csv.gz', 'not gzip', /broken\.csv\.gz: this is no gzip file although its name ends in \.gz/],
    ['cut.csv.gz', gzipSync('timestamp,value\n').subarray(0, 20), /cut\.csv\.gz: the gzip file is cut short/],
    [
      'words.csv',
      'timestamp,cpu,disk\n1970-01-01T00:00:00Z,much,little\n',
      /no metric column holds a number: cpu, disk/,
    ],
  ])('refuses %s, naming file and fault', async (name, content, message) => {
    await expect(readLabelledCsv(write(name, content))).rejects.toThrow(message);
  });

  it('reads back any finite values that are written', async () => {
    const anyRows = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(anyRows, async (values) => {
        const lines = values.map((value, second) => `${new Date(second * 1000).toISOString()},${value}`);
        const { metrics } = await readLabelledCsv(write('any.csv', ['timestamp,value', ...lines].join('\n')));
        expect([...(metrics.get('value') ?? [])]).toEqual(values.map((value) => value + 0));
      }),
      { numRuns: 25 },
    );
  });

  it('reads any file, or says in which file and why it cannot', async () => {
    const cells = fc.constantFrom(
      ...[
        'timestamp',
        'cpu',
        'label',
        ',',
        ';',
        '\t',
        '|',
        '"',
        '\n',
        '\r\n',
        'sep=;',
        '\0',
        '\ufeff',
        ' ',
        '-',
        '=1+1',
        "'",
      ],
      ...[
        '2026-05-03T00:00:00Z',
        '03.05.2026',
        '1777766400',
        '1e999',
        'NaN',
        '-1',
        '0x10',
        '1,5',
        '__proto__',
        '\ud800',
        '\u{1f525}',
      ],
    );
    const contents = fc.oneof(
      fc.array(cells, { maxLength: 60 }).map((chosen) => Buffer.from(`timestamp,cpu\n${chosen.join('')}`)),
      fc.array(cells, { maxLength: 60 }).map((chosen) => Buffer.from(chosen.join(''))),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(contents, fc.constantFrom('any.csv', 'any.csv.gz'), async (content, name) => {
        const path = write(name, content);
        const read = await readLabelledCsv(path).catch((error: unknown) => error);
        if (read instanceof CsvError) expect(read.message).toMatch(new RegExp(`^${name}: .`));
        else expect(read).toMatchObject({ timestamps: expect.anything() as unknown });
      }),
      { numRuns: 300 },
    );
  });

  it('unpacks no more than a file of metrics may hold', async () => {
    const path = write('bomb.csv.gz', gzipSync(Buffer.alloc(100_000)));
    const error: unknown = await readBytes(path, 99_999).catch((thrown: unknown) => thrown);
    expect(new CsvError(path, error).message).toBe(
      'bomb.csv.gz: it unpacks to more than a gigabyte; split it',
    );
  });
});

describe('findCsvFiles', () => {
  it('names files by their path below the folder, in order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'find-csv-'));
    for (const name of ['b.csv', 'a.csv.gz', 'notes.txt']) writeFileSync(join(folder, name), '');
    expect((await findCsvFiles(folder)).map(({ name }) => name)).toEqual(['a', 'b']);
    rmSync(folder, { recursive: true });
  });
});
