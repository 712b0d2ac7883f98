import { LABEL, metricNamesOf, TIMESTAMP } from './columns.js';
import { CsvFault } from './csv-fault.js';
import { epochOf } from './epoch-of.js';
import { instantOf } from './instant-of.js';
import { type DecimalMark, decimalMarkOf, type NumberColumn, readNumberColumn } from './number-column.js';
import { isNewestFirst } from './row-order.js';

/** Metrics of one asset over time, with the truth about them where it is known. */
export interface LabelledMetrics {
  /** Epoch milliseconds, one per row. */
  readonly timestamps: Float64Array;
  /** By column name; NaN where nothing was measured. */
  readonly metrics: ReadonlyMap<string, Float64Array>;
  /** 1 inside a labelled anomaly; all 0 in a file without labels. */
  readonly labels: Uint8Array;
}

/** The same from a file, in the order of time. */
export interface LabelledCsv extends LabelledMetrics {
  /** The file has its newest row first, so it was read from its end. */
  readonly isReversed: boolean;
}

/** Whether a file may have no rows, or columns without a single number. */
export interface EmptyOptions {
  readonly mayBeEmpty: boolean;
}

/**
 * Reads the cells of a CSV with the header `timestamp,<metric>...[,label]`.
 *
 * @param table header and rows, all of the header's length, without spaces around cells.
 * @throws CsvFault naming the first row and column that cannot be read for certain.
 */
export function labelledMetricsOf(
  [header = [], ...rows]: readonly (readonly string[])[],
  { mayBeEmpty }: EmptyOptions = { mayBeEmpty: false },
): LabelledCsv {
  if (rows.length === 0 && !mayBeEmpty)
    throw new CsvFault('there are no rows; a header and a row for each sample are expected');
  const names = metricNamesOf(header);
  const cellsOf = (name: string): string[] => {
    const column = header.indexOf(name);
    return rows.map((row) => row[column] ?? '');
  };
  const metrics = readMetrics(new Map(names.map((name) => [name, cellsOf(name)])), mayBeEmpty);
  const timestamps = Float64Array.from(cellsOf(TIMESTAMP), timeOf);
  const labels = header.includes(LABEL) ? cellsOf(LABEL).map(labelOf) : [];
  const isReversed = isNewestFirst(timestamps);
  const inOrder = <Column extends Float64Array | Uint8Array>(column: Column): Column =>
    isReversed ? (column.toReversed() as Column) : column;
  return {
    timestamps: inOrder(timestamps),
    metrics: new Map([...metrics].map(([name, values]) => [name, inOrder(values)])),
    labels: inOrder(Uint8Array.from(rows, (_, row) => labels[row] ?? 0)),
    isReversed,
  };
}

function readMetrics(
  cells: ReadonlyMap<string, readonly string[]>,
  mayBeEmpty: boolean,
): ReadonlyMap<string, NumberColumn['values']> {
  const mark = [...cells.values()].map((column) => decimalMarkOf(column)).includes(',') ? ',' : '.';
  const columns = [...cells].map(([name, column]) => ({ name, ...readNumberColumn(column, mark) }));
  const [fault] = columns.flatMap((one) => (one.fault ? [describeFault(one.name, one.fault, mark)] : []));
  const faults = fault === undefined ? [] : [fault];
  if (!mayBeEmpty && !columns.some(({ values }) => values.some((value) => Number.isFinite(value))))
    faults.unshift(`no metric column holds a number: ${[...cells.keys()].join(', ')}`);
  if (faults.length > 0) throw new CsvFault(faults.join('; '));
  return new Map(columns.map(({ name, values }) => [name, values]));
}

function describeFault(
  name: string,
  { row, text }: NonNullable<NumberColumn['fault']>,
  mark: DecimalMark,
): string {
  return (
    `row ${row + 1} has no number in column "${name}": "${text}"; write numbers like 1234${mark}5, ` +
    'without units or marks between thousands, all with or all without %, and nothing where there is no value'
  );
}

function timeOf(text: string, index: number): number {
  const atMs = instantOf(text);
  const epochMs = Number.isNaN(atMs) ? epochOf(text) : atMs;
  if (!Number.isNaN(epochMs)) return epochMs;
  const why = /^\d\d?[-/.]\d\d?[-/.]\d/.test(text) ? 'it does not say which number is the month; ' : '';
  throw new CsvFault(
    `row ${index + 1} has no readable timestamp: "${text}"; ${why}write it like 2026-01-31T14:05:00Z`,
  );
}

const LABELS: Readonly<Record<string, number>> = { '': 0, false: 0, true: 1 };

function labelOf(text: string, index: number): number {
  const label = LABELS[text.toLowerCase()] ?? Number(text);
  if (!Number.isNaN(label)) return Number(label > 0);
  throw new CsvFault(
    `row ${index + 1} has no readable ${LABEL}: "${text}"; write 1 inside an anomaly, else 0`,
  );
}
