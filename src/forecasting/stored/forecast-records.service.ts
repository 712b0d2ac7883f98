import { Injectable } from '@nestjs/common';
import type { Asset } from '../../metrics/index.js';
import { stepMeans } from '../../ml/index.js';
import type { AccuracySums, SeriesAccuracy } from '../accuracy/accuracy-sums.js';
import { ForecastAccuracies } from '../accuracy/forecast-accuracy.repository.js';
import { SeriesHistoryReader } from '../history/series-history.service.js';
import { StoredForecasts, type StoredQuery } from './stored-forecast.repository.js';
import { STORED_STEP_MS, type StoredForecast } from './stored-forecast.js';

/** What is kept of the forecasts of an asset. */
interface Records {
  readonly forecasts: readonly StoredForecast[];
  readonly accuracies: readonly SeriesAccuracy[];
  /** Of all assets. */
  readonly total: readonly AccuracySums[];
}

/** Part of a stored forecast. */
interface StoredSteps {
  readonly forecast: StoredForecast;
  /** From the first. */
  readonly nSteps: number;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** Reads stored forecasts, how they turned out, and what came of them. */
@Injectable()
export class ForecastRecords {
  constructor(
    private readonly stored: StoredForecasts,
    private readonly accuracies: ForecastAccuracies,
    private readonly histories: SeriesHistoryReader,
  ) {}

  async find(query: StoredQuery, nowMs: number): Promise<Records> {
    const [forecasts, accuracies, total] = await Promise.all([
      this.stored.findNewest(query),
      this.accuracies.ofAsset(query.assetId, nowMs),
      this.accuracies.total(nowMs),
    ]);
    return { forecasts, accuracies, total };
  }

  /** @returns the mean of each step; NaN where it is not over, or nothing came. @throws ClientGoneError */
  async readActual(
    { timeZone }: Asset,
    { forecast: { assetId, metricName, firstMs, stepMs }, nSteps, nowMs }: StoredSteps,
    client: AbortSignal,
  ): Promise<Float64Array> {
    const actual = new Float64Array(nSteps).fill(NaN);
    const nOver = Math.min(nSteps, Math.max(0, Math.floor((nowMs - firstMs) / stepMs)));
    if (nOver === 0) return actual;
    const range = {
      fromMs: firstMs,
      untilMs: firstMs + nOver * stepMs,
      stepMs: Math.min(STORED_STEP_MS, stepMs),
    };
    const { samples } = await this.histories.read({ assetId, metricName, timeZone }, range, client);
    actual.set(stepMeans(samples, { startMs: firstMs, stepMs, nSteps: nOver }));
    return actual;
  }
}
