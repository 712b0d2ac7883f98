import { type Series, type SeriesKey, seriesId } from '../series.js';
import type { MetricUnitRepository } from './metric-unit.repository.js';

/** What another process has found is known here after so long. */
const FRESH_MS = 15_000;

/** The units of the metrics whose samples come in several, as it was found so far. Without a store there are none. */
export class MetricUnitsIndex {
  private readAtMs = -Infinity;
  private units: ReadonlyMap<string, string> = new Map();

  constructor(private readonly store: Pick<MetricUnitRepository, 'add' | 'findAll'> | undefined) {}

  get isKept(): boolean {
    return this.store !== undefined;
  }

  async refresh(maxAgeMs = FRESH_MS): Promise<void> {
    if (!this.store || performance.now() - this.readAtMs < maxAgeMs) return;
    this.units = new Map((await this.store.findAll()).map((one) => [seriesId(one), one.unit]));
    this.readAtMs = performance.now();
  }

  /** @returns the unit into which samples of the metric are converted; undefined where they have one unit */
  unitOf({ assetId, metricName }: SeriesKey): string | undefined {
    return this.units.get(seriesId({ assetId, metricName }));
  }

  /** Adds units, and knows them from then on. */
  async add(units: readonly Series[]): Promise<void> {
    if (units.length === 0) return;
    await this.store?.add(units);
    await this.refresh(0);
  }
}
