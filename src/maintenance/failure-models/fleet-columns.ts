import type { FleetColumn } from '../../ml/index.js';
import type { Observation } from '../observations/observation.js';

/** So many kinds of numbers at most: those that come first are those of most assets. */
const MOST_COLUMNS = 120;

/** Columns that are of no metric, with what they are called when a risk is explained. */
export const ASSET_COLUMNS: Readonly<Record<string, string>> = {
  'error events': 'events of the platform',
  'hardware events': 'hardware events of the platform',
  restarts: 'restarts',
  episodes: 'episodes of its metrics',
  'earlier failures': 'earlier failures',
  'failures of neighbours': 'failures of its neighbours within 30 days',
};

/** What is known of a row beside its day. */
export interface RowFacts {
  readonly earlierFailures: number;
  /** Null without a topology. */
  readonly neighbourFailures: number | null;
}

/** The numbers of rows by the name of their column. Space is taken as columns turn up. */
export class FleetColumns {
  private readonly numbers = new Map<string, Float32Array>();

  constructor(private readonly nRows: number) {}

  put(row: number, { metrics, asset }: Observation, { earlierFailures, neighbourFailures }: RowFacts): void {
    this.set(row, 'error events', asset.errors);
    this.set(row, 'hardware events', asset.hardware);
    this.set(row, 'restarts', asset.restarts);
    this.set(row, 'episodes', asset.episodes);
    this.set(row, 'earlier failures', earlierFailures);
    this.set(row, 'failures of neighbours', neighbourFailures);
    for (const [name, { level, spread, episodes }] of metrics) {
      this.set(row, `${name}|level`, level);
      this.set(row, `${name}|spread`, spread);
      this.set(row, `${name}|episodes`, episodes);
    }
  }

  /** @param nRows - that were filled */
  all(nRows: number): readonly FleetColumn[] {
    return [...this.numbers].map(([name, values]) => ({
      name,
      values: values.subarray(0, nRows),
      hasTrends: isTrending(name),
    }));
  }

  private set(row: number, name: string, value: number | null): void {
    if (value === null) return;
    let column = this.numbers.get(name);
    if (column === undefined) {
      if (this.numbers.size >= MOST_COLUMNS) return;
      column = new Float32Array(this.nRows).fill(Number.NaN);
      this.numbers.set(name, column);
    }
    column[row] = value;
  }
}

/** Levels wear, and what happens to an asset comes more often; trends of spreads and of each metric's episodes cost half of a fit and say nothing more. */
function isTrending(column: string): boolean {
  const { metricName, what } = columnParts(column);
  return metricName === null || what === 'level';
}

/** A column of texts, one for each row. */
export function categoryColumn(name: string, texts: readonly (string | null)[]): FleetColumn {
  const categories = [...new Set(texts.filter((text) => text !== null))];
  const places = new Map(categories.map((text, place) => [text, place]));
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : (places.get(text) ?? -1)));
  return { name, categories, codes };
}

/** What a column is of: a metric and what of it, or something else. */
export function columnParts(column: string): { readonly metricName: string | null; readonly what: string } {
  const at = column.lastIndexOf('|');
  return at < 0
    ? { metricName: null, what: column }
    : { metricName: column.slice(0, at), what: column.slice(at + 1) };
}
