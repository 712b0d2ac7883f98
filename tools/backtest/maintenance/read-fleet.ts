import type { FleetColumn, FleetHistory, FleetRows } from '../../../src/ml/index.js';
import { CsvError, CsvFault, streamRecords } from '../../datasets/index.js';
import { CellColumn } from './cell-column.js';
import { NumberList } from './number-list.js';
import type { FleetColumnNames } from './options.js';

/** Rows of a file in the order of units and times, without those that say the same as the row before them. */
export interface FleetFile<Rows extends FleetRows = FleetRows> {
  readonly fleet: Rows;
  /** Unit and time of each row of the file, in its order. */
  readonly units: readonly string[];
  readonly unitOf: Float64Array;
  readonly times: Float64Array;
  /** Row of the fleet that a row of the file became. */
  readonly rowOf: Uint32Array;
}

/** Which columns are texts, as training has them. */
export type ColumnKinds = ReadonlyMap<string, boolean>;

/** @throws CsvError naming the file and the line that cannot be read for certain. */
export async function readHistory(path: string, names: FleetColumnNames): Promise<FleetFile<FleetHistory>> {
  const rows = await readRows(path, names);
  const fleet = fleetOf(rows, names.time);
  const { order, kept } = fleet;
  const pick = (list: Float64Array): Float64Array => Float64Array.from(kept, (k) => list[order[k]!]!);
  const until = rows.until === undefined ? untilNext(fleet.fleet) : pick(rows.until);
  const failed = Uint8Array.from(kept, (k) => (rows.failed?.[order[k]!] === 1 ? 1 : 0));
  return { ...fleet, fleet: { ...fleet.fleet, until, failed } };
}

/** Reads rows of which it is not known how they ended. */
export async function readInput(
  path: string,
  names: FleetColumnNames,
  kinds: ColumnKinds,
): Promise<FleetFile> {
  const { unit, time, until, failure } = names;
  const known = { unit, time, ...(until && { until }), ...(failure && { failure }), isInput: true };
  return fleetOf(await readRows(path, known, kinds), time);
}

/** Which columns are texts. */
export function kindsOf({ columns }: FleetRows): ColumnKinds {
  return new Map(columns.map((column) => [column.name, 'categories' in column]));
}

interface Rows {
  readonly units: readonly string[];
  readonly unitOf: Float64Array;
  readonly times: Float64Array;
  readonly until: Float64Array | undefined;
  readonly failed: Float64Array | undefined;
  readonly columns: readonly FleetColumn[];
  /** Whether a row says the same as the one before it. */
  readonly isRepeated: Float64Array;
}

interface Wanted extends FleetColumnNames {
  readonly isInput?: boolean;
}

async function readRows(path: string, names: Wanted, kinds?: ColumnKinds): Promise<Rows> {
  let reader: RowReader | undefined;
  try {
    for await (const { cells, line } of streamRecords(path)) {
      if (reader === undefined) reader = new RowReader(cells, names);
      else reader.push(cells, line);
    }
    if (reader === undefined) throw new CsvFault('the file is empty; a header is expected');
    return reader.finish(kinds);
  } catch (error) {
    throw error instanceof CsvFault ? new CsvError(path, error) : error;
  }
}

class RowReader {
  private readonly units = new Map<string, number>();
  private readonly unitOf = new NumberList();
  private readonly times = new NumberList();
  private readonly until = new NumberList();
  private readonly failed = new NumberList();
  private readonly isRepeated = new NumberList();
  private readonly at: { unit: number; time: number; until: number; failure: number };
  private readonly columns: readonly (CellColumn | undefined)[];
  private last = '';

  constructor(header: readonly string[], names: Wanted) {
    const { unit, time, until, failure, isInput } = names;
    const find = (name: string | undefined, isRequired: boolean): number => {
      const at = name === undefined ? -1 : header.indexOf(name);
      if (at < 0 && name !== undefined && isRequired) throw new CsvFault(`the header lacks "${name}"`);
      return at;
    };
    this.at = {
      unit: find(unit, true),
      time: find(time, true),
      until: find(until, isInput !== true),
      failure: find(failure, isInput !== true),
    };
    const special = new Set(Object.values(this.at));
    this.columns = header.map((name, k) => (special.has(k) ? undefined : new CellColumn(name)));
  }

  push(cells: readonly string[], line: number): void {
    const { unit, time, until, failure } = this.at;
    const name = cells[unit]!;
    const at = numberOf(cells[time]!, 'time', line);
    this.unitOf.push(this.numberOf(name));
    this.times.push(at);
    if (until >= 0) this.until.push(Math.max(at, numberOf(cells[until]!, 'end', line)));
    if (failure >= 0) this.failed.push(Number(cells[failure]!) > 0 ? 1 : 0);
    const text = cells.join('\n');
    this.isRepeated.push(text === this.last ? 1 : 0);
    this.last = text;
    for (let k = 0; k < cells.length; k += 1) this.columns[k]?.push(cells[k]!);
  }

  finish(kinds?: ColumnKinds): Rows {
    return {
      units: [...this.units.keys()],
      unitOf: this.unitOf.finish(),
      times: this.times.finish(),
      until: this.at.until < 0 ? undefined : this.until.finish(),
      failed: this.at.failure < 0 ? undefined : this.failed.finish(),
      columns: this.columns.flatMap((column) =>
        column === undefined || (kinds !== undefined && !kinds.has(column.name))
          ? []
          : [column.finish(kinds?.get(column.name))],
      ),
      isRepeated: this.isRepeated.finish(),
    };
  }

  private numberOf(unit: string): number {
    const known = this.units.get(unit);
    if (known !== undefined) return known;
    this.units.set(unit, this.units.size);
    return this.units.size - 1;
  }
}

function numberOf(cell: string, what: string, line: number): number {
  const value = cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) throw new CsvFault(`line ${line}: the ${what} is no number: "${cell}"`);
  return value;
}

/** Puts rows in the order of their units and times; of one time, in the order of the file. */
function fleetOf(rows: Rows, timeName: string) {
  const { unitOf, times, isRepeated, columns, units } = rows;
  const order = Uint32Array.from({ length: times.length }, (_, row) => row);
  if (!isSorted(unitOf, times))
    order.sort((a, b) => unitOf[a]! - unitOf[b]! || times[a]! - times[b]! || a - b);
  const rowOf = new Uint32Array(times.length);
  const kept: number[] = [];
  const starts: number[] = [];
  for (const [k, row] of order.entries()) {
    if (k > 0 && isRepeated[row] === 1 && order[k - 1] === row - 1) {
      rowOf[row] = kept.length - 1;
      continue;
    }
    if (k === 0 || unitOf[row] !== unitOf[order[k - 1]!]) starts.push(kept.length);
    rowOf[row] = kept.length;
    kept.push(k);
  }
  starts.push(kept.length);
  const pick = <T extends Float64Array | Float32Array | Int32Array>(from: T, into: T): T => {
    for (const [i, k] of kept.entries()) into[i] = from[order[k]!]!;
    return into;
  };
  const fleet: FleetRows = {
    starts: Uint32Array.from(starts),
    times: pick(times, new Float64Array(kept.length)),
    timeName,
    columns: columns.map((column) =>
      'categories' in column
        ? { ...column, codes: pick(column.codes, new Int32Array(kept.length)) }
        : { ...column, values: pick(column.values, new Float32Array(kept.length)) },
    ),
  };
  return { fleet, units, unitOf, times, rowOf, order, kept };
}

function isSorted(unitOf: Float64Array, times: Float64Array): boolean {
  for (let row = 1; row < times.length; row += 1) {
    if (unitOf[row]! < unitOf[row - 1]!) return false;
    if (unitOf[row] === unitOf[row - 1] && times[row]! < times[row - 1]!) return false;
  }
  return true;
}

/** Without an end, a row held until the next one of its unit. */
function untilNext({ starts, times }: FleetRows): Float64Array {
  const until = Float64Array.from(times);
  for (let unit = 0; unit + 1 < starts.length; unit += 1)
    for (let row = starts[unit]!; row + 1 < starts[unit + 1]!; row += 1) until[row] = times[row + 1]!;
  return until;
}
