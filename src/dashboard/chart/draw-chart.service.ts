import { Injectable } from '@nestjs/common';
import { ExpectedBands, type ExpectedValues } from '../../anomaly/index.js';
import { type Asset, AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import { StoredBands } from '../../forecasting/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import type { Chart, ChartRequest } from './chart.js';
import { chartAnomalies } from './chart-anomalies.js';
import { expectedColumns, sampleColumns, scoreColumn } from './chart-columns.js';
import { type ChartGrid, chartGrid, typicalInterval } from './chart-grid.js';
import { withForecasts } from './forecast-columns.js';
import { Clock } from '../../platform/clock/index.js';
import { ChartReader, type StoredChart } from './chart-reader.service.js';

/** Answers one metric of one asset, ready to be drawn. */
@Injectable()
export class DrawChartService {
  private readonly admission = new AdmissionLimit({
    what: 'charts',
    nRunning: 4,
    nWaiting: 60,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly assets: AssetDirectory,
    private readonly stored: ChartReader,
    private readonly expected: ExpectedBands,
    private readonly forecasts: StoredBands,
    private readonly clock: Clock,
  ) {}

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, TooManySamplesError, TooBusyError, TooSlowError, ClientGoneError
   */
  draw(request: ChartRequest, client: AbortSignal): Promise<Chart> {
    return this.admission.run((unwanted) => this.read(request, unwanted), client);
  }

  private async read(request: ChartRequest, client: AbortSignal): Promise<Chart> {
    const asset = await this.assets.get(request.assetId);
    const metricName = canonicalMetricName(request.metricName);
    const stored = await this.stored.read({ assetId: asset.id, metricName }, request, client);
    const { samples, trace, unit, ...rest } = stored;
    const grid = chartGrid(samples.timestamps, request);
    const expected = await this.findExpected({ ...request, metricName, asset, grid }, stored, client);
    const bands = await this.forecasts.find({ assetId: asset.id, metricName }, request);
    const { fromMs, untilMs } = request;
    const times = {
      nowMs: this.clock.now().getTime(),
      isDetectorOfNow: expected?.basis !== 'at-the-time',
    };
    return {
      asset,
      metricName,
      unit: unit ?? null,
      fromMs,
      untilMs,
      grid,
      expectedBasis: expected?.basis ?? null,
      ...sampleColumns(grid, samples),
      ...withForecasts(expectedColumns(grid, expected), bands, grid, times),
      score: scoreColumn(grid, trace),
      ...chartAnomalies(trace, samples),
      ...rest,
    };
  }

  private findExpected(
    { asset, metricName, grid, ...range }: ChartRequest & { readonly asset: Asset; readonly grid: ChartGrid },
    { samples, unit = '' }: StoredChart,
    client: AbortSignal,
  ): Promise<ExpectedValues | undefined> {
    const { startMs, stepMs, nSteps } = grid;
    return this.expected.find(
      { assetId: asset.id, metricName, unit, asset },
      {
        fromMs: range.fromMs,
        untilMs: range.untilMs,
        intervalMs: typicalInterval(samples.timestamps),
        times: Float64Array.from({ length: nSteps }, (_, step) => startMs + (step + 0.5) * stepMs),
      },
      client,
    );
  }
}
