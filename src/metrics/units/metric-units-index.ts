import { type Series, type SeriesKey, seriesId } from '../series.js';
import { StoredCopy } from '../stored-copy.js';
import type { MetricUnitRepository } from './metric-unit.repository.js';

/** The units of the metrics whose samples come in several, as it was found so far. Without a store there are none. */
export class MetricUnitsIndex {
  private units: ReadonlyMap<string, string> = new Map();
  private readonly copy: StoredCopy<Series>;

  constructor(private readonly store: Pick<MetricUnitRepository, 'add' | 'findAll'> | undefined) {
    this.copy = new StoredCopy(store, (all) => {
      this.units = new Map(all.map((one) => [seriesId(one), one.unit]));
    });
  }

  get isKept(): boolean {
    return this.store !== undefined;
  }

  refresh(): Promise<void> {
    return this.copy.refresh();
  }

  /** Whether the samples of every metric have one unit. */
  get isEmpty(): boolean {
    return this.units.size === 0;
  }

  /** @returns the unit into which samples of the metric are converted; undefined where they have one unit */
  unitOf({ assetId, metricName }: SeriesKey): string | undefined {
    return this.units.get(seriesId({ assetId, metricName }));
  }

  /** Adds units, and knows them from then on. */
  async add(units: readonly Series[]): Promise<void> {
    if (units.length === 0) return;
    await this.store?.add(units);
    await this.copy.refresh(0);
  }
}
