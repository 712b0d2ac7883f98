import { type Feature, nameOf } from './coded-features.js';
import { type FittedHazard } from './cross-fit.js';
import { type TreeEnsemble } from './tree-ensemble.js';

/** What a column adds to the logarithm of the hazard. */
export interface Contribution {
  /** Name of the column, or of what is derived from it that adds most of it. */
  readonly name: string;
  readonly column: string;
  readonly category?: string;
  /** Added to the log hazard, against a unit like the mean of the fleet; all of them add up to the difference from it. */
  readonly value: number;
}

interface Row {
  readonly features: readonly Feature[];
  readonly codes: readonly Uint8Array[];
  readonly row: number;
}

/** Contributions of the columns to the log hazard of a row, those that raise it first, from the largest. */
export function contributionsOf(
  hazard: FittedHazard,
  { features, codes, row }: Row,
): readonly Contribution[] {
  const own = features.map((_, feature) => codes[feature]![row]!);
  const values = valuesOf(hazard, own);
  const columns = new Map<string, { value: number; largest: number }>();
  for (const [feature, { column }] of features.entries()) {
    const value = values[feature]!;
    const found = columns.get(column);
    if (found === undefined) columns.set(column, { value, largest: feature });
    else {
      found.value += value;
      if (Math.abs(value) > Math.abs(values[found.largest]!)) found.largest = feature;
    }
  }
  return [...columns.entries()]
    .map(([column, { value, largest }]) => ({
      ...ownName(features[largest]!, own[largest]!),
      column,
      value,
    }))
    .sort((a, b) => b.value - a.value);
}

/** How a feature is named: `column`, `column.what`, or `column=category`. */
function ownName(feature: Feature, code: number): { readonly name: string; readonly category?: string } {
  const category = code > 0 ? feature.categories?.[code - 1] : undefined;
  return category === undefined
    ? { name: nameOf(feature) }
    : { name: `${feature.column}=${category}`, category };
}

/** Means over the models. */
function valuesOf({ models, combination }: FittedHazard, own: readonly number[]): Float64Array {
  const [byRegression, byTrees] = combination.weights.map((weight) => weight / models.length);
  const values = new Float64Array(own.length);
  for (const { regression, trees } of models) {
    for (const [f, code] of own.entries()) values[f]! += byRegression! * regression.effects[f]![code]!;
    addPaths(trees, own, byTrees!, values);
  }
  return values;
}

/** Adds what each step down the trees changes to the feature that it asks for. */
function addPaths(trees: TreeEnsemble, own: readonly number[], weight: number, values: Float64Array): void {
  for (const { feature, code, isUnknownLow, value } of trees.trees) {
    let node = 0;
    while (node < feature.length) {
      const tested = feature[node]!;
      if (tested < 0) break;
      const ownCode = own[tested]!;
      const isLow = ownCode === 0 ? isUnknownLow[node] === 1 : ownCode <= code[node]!;
      const next = 2 * node + (isLow ? 1 : 2);
      values[tested]! += weight * (value[next]! - value[node]!);
      node = next;
    }
  }
}
