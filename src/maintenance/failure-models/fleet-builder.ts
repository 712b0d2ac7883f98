import type { Asset } from '../../metrics/index.js';
import type { DatedHistory } from '../../ml/index.js';
import { categoryColumn, FleetColumns } from './fleet-columns.js';
import type { UnitRow } from './unit-rows.js';

/** Puts rows of units, one after the other, into columns. */
export class FleetBuilder {
  private readonly columns: FleetColumns;
  private readonly times: number[] = [];
  private readonly at: number[] = [];
  private readonly until: number[] = [];
  private readonly failed: number[] = [];
  private readonly starts: number[] = [];
  private readonly unitAssets: string[] = [];
  private readonly rowAssets: Asset[] = [];

  constructor(private readonly mostRows: number) {
    this.columns = new FleetColumns(mostRows);
  }

  /** @param neighbourFailures - for a day since 1970 */
  add(asset: Asset, rows: readonly UnitRow[], neighbourFailures: (at: number) => number | null): void {
    let unit: number | undefined;
    for (const row of rows) {
      const index = this.times.length;
      if (index >= this.mostRows) return;
      if (row.unit !== unit) {
        unit = row.unit;
        this.starts.push(index);
        this.unitAssets.push(asset.id);
      }
      this.times.push(row.age);
      this.at.push(row.at);
      this.until.push(row.until);
      this.failed.push(Number(row.hasFailed));
      this.rowAssets.push(asset);
      this.columns.put(index, row.observation, {
        earlierFailures: row.earlierFailures,
        neighbourFailures: neighbourFailures(row.at),
      });
    }
  }

  build(): { readonly history: DatedHistory; readonly assetIds: readonly string[] } {
    const n = this.times.length;
    const textOf = (read: (asset: Asset) => string | null | undefined): (string | null)[] =>
      this.rowAssets.map((asset) => read(asset) ?? null);
    return {
      assetIds: this.unitAssets,
      history: {
        starts: Uint32Array.from([...this.starts, n]),
        timeName: 'age',
        times: Float64Array.from(this.times),
        at: Float64Array.from(this.at),
        until: Float64Array.from(this.until),
        failed: Uint8Array.from(this.failed),
        columns: [
          ...this.columns.all(n),
          categoryColumn(
            'type',
            textOf(({ type }) => type),
          ),
          categoryColumn(
            'vendor',
            textOf(({ inventory }) => inventory?.vendor),
          ),
          categoryColumn(
            'model',
            textOf(({ inventory }) => inventory?.model),
          ),
          categoryColumn(
            'firmware',
            textOf(({ inventory }) => inventory?.firmware),
          ),
        ],
      },
    };
  }
}
