import { DERIVED, type Derived, deriveFeatures } from './derive-features.js';
import { type FleetRows, isCategory, type NumberColumn } from './fleet.js';
import { codeValues, learnCuts } from './learn-cuts.js';
import { type Parts } from './parts.js';

/** What a feature is made of: a column as it is or what is derived from it, or the clock. */
export interface Feature {
  readonly column: string;
  readonly what: 'value' | 'age' | 'step' | Derived;
  /** Where it steps; for categories between their places. */
  readonly cuts: Float64Array;
  /** Categories by their place, for columns of texts. */
  readonly categories?: readonly string[];
}

/** Failures that a category has to show before it is believed by half to differ from the fleet. */
const CATEGORY_RIDGE = 5;

/** More places than this are not distinguished. */
const MOST_CATEGORIES = 60;

/** Rows before the one whose time is compared with it: the last step, and the last few. */
const STEP_ROWS = 4;

/** Raw values of features, one after the other: each lives as long as it is looked at. */
type Visit = (feature: Omit<Feature, 'cuts' | 'categories'>, values: ArrayLike<number>) => void;

/** Failures and exposure by row, for the order of categories. */
interface Rates {
  readonly failures: Float64Array;
  readonly exposure: Float64Array;
}

/** Calls for each feature of the number columns and the clock. */
function visitFeatures(
  fleet: FleetRows,
  { parts, horizon }: { readonly parts: Parts; readonly horizon: number },
  isDerivedFrom: (column: NumberColumn) => boolean,
  visit: Visit,
): void {
  const { timeName, times, columns } = fleet;
  visit({ column: timeName, what: 'age' }, parts.age);
  visit({ column: timeName, what: 'step' }, stepsOf(times, fleet.starts));
  for (const column of columns) {
    if (isCategory(column)) continue;
    visit({ column: column.name, what: 'value' }, column.values);
    if (!isDerivedFrom(column)) continue;
    const derived = deriveFeatures(column.values, times, parts.starts, horizon);
    for (const what of DERIVED) visit({ column: column.name, what }, derived[what]);
  }
}

/**
 * Learns from some rows where features step, and codes all of them; features that never step or repeat another are excluded.
 *
 * @returns a column of codes for each feature, with all rows.
 */
export function learnFeatures(
  fleet: FleetRows,
  parts: Parts,
  { rows, rates, horizon }: { rows: Uint32Array; rates: Rates; horizon: number },
): { readonly features: readonly Feature[]; readonly codes: readonly Uint8Array[] } {
  const features: Feature[] = [];
  const codes: Uint8Array[] = [];
  const isFailing = Uint8Array.from(rows, (row) => Number(rates.failures[row]! > 0));
  const keep = (feature: Feature, column: Uint8Array): void => {
    if (codes.some((other) => isSame(other, column, rows))) return;
    features.push(feature);
    codes.push(column);
  };
  visitFeatures(
    fleet,
    { parts, horizon },
    ({ hasTrends }) => hasTrends !== false,
    (feature, values) => {
      const cuts = learnCuts(pick(values, rows), isFailing);
      // A measurement that never varies may still be missing here and there; the clock is never missing.
      if (cuts.length === 0 && feature.what !== 'value') return;
      const column = codeValues(cuts, values, new Uint8Array(values.length));
      if (isVarying(column, rows)) keep({ ...feature, cuts }, column);
    },
  );
  for (const column of fleet.columns) {
    if (!isCategory(column)) continue;
    const places = orderCategories(column, rates);
    const feature = categoryFeature(column.name, places);
    const coded = codeColumn(feature, column);
    if (isVarying(coded, rows)) keep(feature, coded);
  }
  return { features, codes };
}

/** Codes rows of a fleet by features that were learnt; a column that is not there is unknown. */
export function codeFeatures(
  fleet: FleetRows,
  parts: Parts,
  { features, horizon }: { readonly features: readonly Feature[]; readonly horizon: number },
): readonly Uint8Array[] {
  const n = fleet.times.length;
  const codes: Uint8Array[] = features.map(() => new Uint8Array(n));
  const byKey = new Map(features.map((feature, index) => [keyOf(feature), index]));
  const derived = new Set(features.filter(({ what }) => isDerived(what)).map(({ column }) => column));
  visitFeatures(
    fleet,
    { parts, horizon },
    ({ name }) => derived.has(name),
    (feature, values) => {
      const index = byKey.get(keyOf(feature));
      if (index === undefined || features[index]!.categories !== undefined) return;
      codeValues(features[index]!.cuts, values, codes[index]!);
    },
  );
  for (const [index, feature] of features.entries()) {
    if (feature.categories === undefined) continue;
    const column = fleet.columns.find(({ name }) => name === feature.column);
    if (column !== undefined && isCategory(column)) codes[index] = codeColumn(feature, column);
  }
  return codes;
}

/** Name of a feature as it is named: what is derived from a column is `column.what`. */
export function nameOf({ column, what }: Pick<Feature, 'column' | 'what'>): string {
  return what === 'value' || what === 'age' ? column : `${column}.${what}`;
}

function keyOf({ column, what }: Pick<Feature, 'column' | 'what'>): string {
  return JSON.stringify([column, what]);
}

function isDerived(what: Feature['what']): what is Derived {
  return (DERIVED as readonly string[]).includes(what);
}

function isSame(a: Uint8Array, b: Uint8Array, rows: Uint32Array): boolean {
  for (const row of rows) if (a[row] !== b[row]) return false;
  return true;
}

function isVarying(codes: Uint8Array, rows: Uint32Array): boolean {
  const first = codes[rows[0]!];
  return rows.some((row) => codes[row] !== first);
}

function pick(values: ArrayLike<number>, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) picked[k] = values[rows[k]!]!;
  return picked;
}

/** Mean time from row to row over the last few of a unit; unknown for the first. */
function stepsOf(times: Float64Array, starts: Uint32Array): Float32Array {
  const steps = new Float32Array(times.length).fill(Number.NaN);
  for (let unit = 0; unit + 1 < starts.length; unit += 1)
    for (let row = starts[unit]! + 1; row < starts[unit + 1]!; row += 1) {
      const from = Math.max(starts[unit]!, row - STEP_ROWS);
      steps[row] = (times[row]! - times[from]!) / (row - from);
    }
  return steps;
}

interface CategoryCodes {
  readonly name: string;
  readonly categories: readonly string[];
  readonly codes: Int32Array;
}

/**
 * Categories in the order of their failures for their exposure, those that hardly failed near the fleet. Of all rows: a sample that has
 * more of the long ones puts what fails early too low.
 */
function orderCategories({ categories, codes }: CategoryCodes, rates: Rates): string[] {
  const failures = new Float64Array(categories.length);
  const exposure = new Float64Array(categories.length);
  let all = 0;
  let exposed = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    all += rates.failures[row]!;
    exposed += rates.exposure[row]!;
    if (code < 0) continue;
    failures[code]! += rates.failures[row]!;
    exposure[code]! += rates.exposure[row]!;
  }
  const rate = all / exposed;
  const shrunk = failures.map(
    (count, k) => (count + CATEGORY_RIDGE) / (exposure[k]! * rate + CATEGORY_RIDGE),
  );
  const known = [...categories.keys()].filter((k) => exposure[k]! > 0);
  known.sort((a, b) => exposure[b]! - exposure[a]!);
  // By name where nothing distinguishes them, so that the order of the rows does not matter.
  return known
    .slice(0, MOST_CATEGORIES)
    .sort((a, b) => shrunk[a]! - shrunk[b]! || (categories[a]! < categories[b]! ? -1 : 1))
    .map((k) => categories[k]!);
}

function categoryFeature(column: string, places: readonly string[]): Feature {
  const cuts = Float64Array.from({ length: Math.max(0, places.length - 1) }, (_, place) => place + 0.5);
  return { column, what: 'value', cuts, categories: places };
}

/** A category that is not known counts as unknown. */
function codeColumn(feature: Feature, { categories, codes }: CategoryCodes): Uint8Array {
  const places = new Map(feature.categories!.map((category, place) => [category, place + 1]));
  const codeBy = Uint8Array.from(categories, (category) => places.get(category) ?? 0);
  return Uint8Array.from(codes, (place) => (place < 0 ? 0 : codeBy[place]!));
}
