import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory, canonicalMetricName } from '../../metrics/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { OwnTables } from '../../platform/database/index.js';
import type { NoticedSign, RootCauseAnalysis } from './analysis.js';
import { AnalyseMoment } from './analyse-moment.service.js';
import { ReadRows } from './read-rows.service.js';
import { worstMoment } from './worst-moment.js';

const MINUTE_MS = 60_000;
/** How long something may have been wrong already when somebody asks about a moment. */
const BEGAN_BEFORE_MS = 30 * MINUTE_MS;

/** A moment, or a range of times of which the worst moment is meant. */
export type AskedTime =
  | { readonly at: Date; readonly from?: undefined; readonly until?: undefined }
  | { readonly at?: undefined; readonly from: Date; readonly until: Date };

export interface AnalysisRequest {
  readonly assetId: string | number;
  readonly metricName: string | undefined;
  readonly time: AskedTime;
  readonly noticed?: readonly NoticedSign[];
}

export interface RequestedAnalysis {
  readonly asset: Asset;
  readonly analysis: RootCauseAnalysis;
}

/** Answers why an asset alarmed at any moment of the past. Nothing is stored. */
@Injectable()
export class AnalyseOnRequest {
  private readonly admission = new AdmissionLimit({
    what: 'root cause analyses',
    nRunning: 2,
    nWaiting: 20,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly assets: AssetDirectory,
    private readonly rows: ReadRows,
    private readonly moments: AnalyseMoment,
    private readonly tables: OwnTables,
  ) {}

  /** @throws AssetNotFoundError, TooBusyError, TooSlowError, ClientGoneError */
  analyse(request: AnalysisRequest, client: AbortSignal): Promise<RequestedAnalysis> {
    return this.admission.run(() => this.tables.ask(() => this.make(request)), client);
  }

  private async make({
    assetId,
    metricName,
    time,
    noticed = [],
  }: AnalysisRequest): Promise<RequestedAnalysis> {
    const asset = await this.assets.get(assetId);
    const metric = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const { startedMs, atMs } = await this.momentOf(asset, metric, time);
    const others = noticed.map((sign) => sign.assetId).filter((id) => id !== asset.id);
    const focus = [asset.id, ...new Set(others)];
    const target = { assetId: asset.id, metricName: metric };
    const asked = { focus, target, startedMs, atMs, noticed };
    return { asset, analysis: await this.moments.analyse(asked, 'request') };
  }

  private async momentOf(
    asset: Asset,
    metric: string | undefined,
    time: AskedTime,
  ): Promise<{ readonly startedMs: number; readonly atMs: number }> {
    if (time.at !== undefined) {
      const atMs = time.at.getTime();
      return { startedMs: atMs - BEGAN_BEFORE_MS, atMs };
    }
    const range = { fromMs: time.from.getTime(), untilMs: time.until.getTime() };
    const { series } = await this.rows.read([asset.id], range, 'request');
    const meant = series.filter((one) => metric === undefined || one.metricName === metric);
    const atMs = worstMoment(meant, range.fromMs, range.untilMs) ?? range.untilMs;
    return { startedMs: Math.max(range.fromMs, atMs - BEGAN_BEFORE_MS), atMs };
  }
}
