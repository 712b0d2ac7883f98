import { Injectable } from '@nestjs/common';
import type { SeriesSamples } from '../../ml/index.js';
import { seriesId } from '../../metrics/index.js';
import { Transactions } from '../../platform/database/index.js';
import { addAccuracies } from '../accuracy/accuracy-sums.js';
import { compareSteps } from './compare-steps.js';
import { ForecastAccuracies } from '../accuracy/forecast-accuracy.repository.js';
import { StoredForecasts } from '../stored/stored-forecast.repository.js';
import type { PendingSteps, StoredForecast } from '../stored/stored-forecast.js';

/** Stores forecasts, and how the earlier ones of the same series turned out, in one transaction: whoever repeats it counts nothing twice. */
@Injectable()
export class ForecastWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly stored: StoredForecasts,
    private readonly accuracies: ForecastAccuracies,
  ) {}

  /**
   * @param histories - means of the series whose earlier forecasts are compared, by their ids
   * @returns how many forecasts were stored
   */
  async write(
    forecasts: readonly StoredForecast[],
    { pending, histories, nowMs }: Compared,
  ): Promise<number> {
    return this.transactions.run(async () => {
      const ours = await this.stored.noteCompared(pending);
      const outcomes = pending
        .filter(({ id }) => ours.has(id))
        .flatMap((one) => {
          const samples = histories.get(seriesId(one));
          return samples ? compareSteps(one, samples) : [];
        });
      await this.accuracies.add(addAccuracies(outcomes), nowMs);
      return this.stored.insert(forecasts);
    });
  }
}

/** What earlier forecasts are compared with. */
export interface Compared {
  readonly pending: readonly PendingSteps[];
  readonly histories: ReadonlyMap<string, SeriesSamples>;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}
