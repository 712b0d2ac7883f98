import { Inject, Injectable } from '@nestjs/common';
import {
  type Asset,
  AssetDirectory,
  canonicalMetricName,
  isNamed,
  MetricSource,
  type Series,
} from '../../metrics/index.js';
import type { Seasonality } from '../../ml/index.js';
import { DetectorPool } from '../../models/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { SeriesHistoryReader } from '../history/series-history.service.js';
import { readNameCursor, writeNameCursor } from '../series-name-cursor.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What to find the rhythm of. */
export interface SeasonalityQuery {
  readonly assetId: string;
  /** Any of a metric's names; all series of the asset without it. */
  readonly metricName?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The rhythm of one series. */
export interface SeriesSeasonality {
  readonly series: Series;
  /** Undefined where there is too little history. */
  readonly found: Seasonality | undefined;
}

export interface SeasonalityPage {
  readonly asset: Asset;
  readonly historyDays: number;
  readonly series: readonly SeriesSeasonality[];
  readonly nextCursor: string | null;
}

/** Finds the rhythms of the series of an asset, in worker threads. */
@Injectable()
export class ReadSeasonalityService {
  private readonly admission = new AdmissionLimit({
    what: 'requests for seasonality',
    nRunning: 2,
    nWaiting: 30,
    retryAfterSeconds: 5,
  });

  constructor(
    private readonly assets: AssetDirectory,
    private readonly source: MetricSource,
    private readonly histories: SeriesHistoryReader,
    private readonly pool: DetectorPool,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts'>,
  ) {}

  /** @throws AssetNotFoundError, InvalidForecastCursorError, TooBusyError, TooSlowError, ClientGoneError */
  read(query: SeasonalityQuery, client: AbortSignal): Promise<SeasonalityPage> {
    return this.admission.run((unwanted) => this.readPage(query, unwanted), client);
  }

  private async readPage(
    { assetId, metricName, limit, cursor }: SeasonalityQuery,
    client: AbortSignal,
  ): Promise<SeasonalityPage> {
    const after = cursor === undefined ? '' : readNameCursor(cursor);
    const asset = await this.assets.get(assetId);
    const untilMs = this.clock.now().getTime();
    const { historyDays } = this.config.forecasts;
    const wanted = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const listed = (await this.source.listSeries([asset.id], untilMs - historyDays * DAY_MS))
      .filter((one) => one.metricName > after && (wanted === undefined || isNamed(one, wanted)))
      .sort((a, b) => (a.metricName < b.metricName ? -1 : 1));
    const page = listed.slice(0, limit);
    const series: SeriesSeasonality[] = [];
    for (const one of page) series.push({ series: one, found: await this.find(one, asset, untilMs, client) });
    const last = page.at(-1);
    return {
      asset,
      historyDays,
      series,
      nextCursor: last && listed.length > page.length ? writeNameCursor(last.metricName) : null,
    };
  }

  private async find(
    { assetId, metricName }: Series,
    { timeZone }: Asset,
    untilMs: number,
    client: AbortSignal,
  ): Promise<Seasonality | undefined> {
    const fromMs = untilMs - this.config.forecasts.historyDays * DAY_MS;
    const range = { fromMs, untilMs, stepMs: HOUR_MS };
    const { samples } = await this.histories.read({ assetId, metricName, timeZone }, range, client);
    return this.pool.findSeasonality({ samples, untilMs, timeZone });
  }
}
