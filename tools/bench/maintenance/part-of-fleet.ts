import type { FleetColumn, FleetHistory } from '../../../src/ml/index.js';

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** Some units of a fleet. */
export function unitsOf(fleet: FleetHistory, isWanted: (unit: number) => boolean): FleetHistory {
  const rows: number[] = [];
  const starts = [0];
  for (let unit = 0; unit + 1 < fleet.starts.length; unit += 1) {
    if (!isWanted(unit)) continue;
    for (let row = fleet.starts[unit]!; row < fleet.starts[unit + 1]!; row += 1) rows.push(row);
    starts.push(rows.length);
  }
  const pick = <T extends Numbers>(list: T): T => {
    const picked = list.slice(0, rows.length) as T;
    for (const [k, row] of rows.entries()) picked[k] = list[row]!;
    return picked;
  };
  return {
    ...fleet,
    starts: Uint32Array.from(starts),
    times: pick(fleet.times),
    until: pick(fleet.until),
    failed: pick(fleet.failed),
    columns: fleet.columns.map((column): FleetColumn =>
      'categories' in column
        ? { ...column, codes: pick(column.codes) }
        : { ...column, values: pick(column.values) },
    ),
  };
}

/** Two fleets as one, with the columns of the first. */
export function joinFleets(one: FleetHistory, other: FleetHistory): FleetHistory {
  const nRows = one.times.length;
  return {
    ...one,
    starts: joined(
      Uint32Array,
      one.starts.subarray(0, -1),
      other.starts.map((start) => start + nRows),
    ),
    times: joined(Float64Array, one.times, other.times),
    until: joined(Float64Array, one.until, other.until),
    failed: joined(Uint8Array, one.failed, other.failed),
    columns: one.columns.map((column) => joinColumns(column, other)),
  };
}

function joinColumns(column: FleetColumn, { columns, times }: FleetHistory): FleetColumn {
  const found = columns.find(({ name }) => name === column.name);
  if ('values' in column) {
    const values = found !== undefined && 'values' in found ? found.values : nothing(times.length);
    return { ...column, values: joined(Float32Array, column.values, values) };
  }
  const texts = found !== undefined && 'categories' in found ? found : undefined;
  const categories = [...new Set([...column.categories, ...(texts?.categories ?? [])])];
  const places = texts?.categories.map((text) => categories.indexOf(text)) ?? [];
  const codes = Int32Array.from(times, (_, row) => places[texts?.codes[row] ?? -1] ?? -1);
  return { ...column, categories, codes: joined(Int32Array, column.codes, codes) };
}

function nothing(nRows: number): Float32Array {
  return new Float32Array(nRows).fill(Number.NaN);
}

function joined<T extends { set(from: ArrayLike<number>, at?: number): void }>(
  kind: new (length: number) => T,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
): T {
  const list = new kind(one.length + other.length);
  list.set(one);
  list.set(other, one.length);
  return list;
}
