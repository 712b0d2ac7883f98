import { Inject, Injectable } from '@nestjs/common';
import { type Asset, MetricSource, seriesId, type SplitMetric } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { Episode } from '../episodes/episode.js';
import { type EpisodeChange, MAINTENANCE } from '../episodes/episode-change.js';
import { type CollectionState, CollectionWatch } from './collection-watch.service.js';
import { beginningOf, continuationOf, endOf } from './missing-data-episode.js';
import { ALL_METRICS, findMissingData, type MissingData } from './missing-data-rule.js';
import { SeriesReportRepository } from './series-report.repository.js';

interface Look {
  /** Monitored and not in maintenance, by id. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly nowMs: number;
  readonly historyStartMs: number;
}

/** What a check for missing data found. */
export interface MissingDataFindings {
  /** Episodes that ended because their series, or all of their asset, stopped reporting or are no longer watched. */
  readonly ended: readonly EpisodeChange[];
  /** Episodes of missing data that go on and were not announced so far. */
  readonly unannounced: readonly EpisodeChange[];
  readonly begun: readonly EpisodeChange[];
  readonly collection: CollectionState;
}

/** Finds series that do not report any more. All it knows is in the database, so that any process may go on. */
@Injectable()
export class MissingDataWatch {
  constructor(
    private readonly reports: SeriesReportRepository,
    private readonly collection: CollectionWatch,
    private readonly source: MetricSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * Call inside the transaction that stores the findings, the ended ones first, with all shards locked.
   *
   * @param monitored - all monitored assets
   * @param nowMs - epoch milliseconds up to which all their series are swept
   */
  async findMissingData(monitored: readonly Asset[], nowMs: number): Promise<MissingDataFindings> {
    // An asset in maintenance may be switched off.
    const watched = monitored.filter(({ status }) => status !== MAINTENANCE);
    const assets = new Map(watched.map((asset) => [asset.id, asset]));
    const look = { assets, nowMs, historyStartMs: nowMs - this.config.detection.historySeconds * 1000 };
    const split = await this.source.listSplit();
    const quiet = await this.reports.findQuiet({
      assetIds: [...assets.keys()],
      nowMs,
      historyStartMs: look.historyStartMs,
      collectedSinceMs: await this.collection.lastEnd(),
      split,
    });
    const collection = await this.collection.checkCollection(quiet, nowMs);
    const { over, ongoing } = await this.checkOpen(look);
    const missing = collection.isDown ? [] : withoutKnown(findMissingData(quiet.quiet, nowMs), ongoing);
    const replaced = await this.endReplaced(missing, over, look);
    const ofSplit = await this.endSplit(split, [...over, ...replaced], look);
    return {
      ended: [...over, ...replaced, ...ofSplit],
      unannounced: ongoing.filter(({ after }) => after.announcedSeverity === null),
      begun: missing.flatMap((one): EpisodeChange[] => {
        const asset = assets.get(one.assetId);
        return asset ? [beginningOf(one, asset, nowMs)] : [];
      }),
      collection,
    };
  }

  /** Ends what is no longer watched, or has been missing for longer than anything is remembered. */
  private async checkOpen({
    assets,
    nowMs,
    historyStartMs,
  }: Look): Promise<{ readonly over: readonly EpisodeChange[]; readonly ongoing: readonly EpisodeChange[] }> {
    const over: EpisodeChange[] = [];
    const ongoing: EpisodeChange[] = [];
    for (const episode of await this.reports.findMissing()) {
      const asset = assets.get(episode.assetId);
      if (!asset || episode.startedAt.getTime() < historyStartMs)
        over.push(endOf(episode, new Date(nowMs), asset));
      else ongoing.push(continuationOf(episode, asset, nowMs));
    }
    return { over, ongoing };
  }

  /** An open episode of a metric ends when its sources are series of their own. */
  private async endSplit(
    split: readonly SplitMetric[],
    ended: readonly EpisodeChange[],
    { assets, nowMs }: Look,
  ): Promise<readonly EpisodeChange[]> {
    const endedIds = new Set(ended.map(({ after }) => after.id));
    const open = await this.reports.findOpenOfSplit(split);
    return open
      .filter(({ id }) => !endedIds.has(id))
      .map((episode) => endOf(episode, new Date(nowMs), assets.get(episode.assetId)));
  }

  /** An open episode ends when its series, or all of its asset, stops reporting. */
  private async endReplaced(
    missing: readonly MissingData[],
    over: readonly EpisodeChange[],
    { assets, nowMs }: Look,
  ): Promise<readonly EpisodeChange[]> {
    const overIds = new Set(over.map(({ after }) => after.id));
    const open: readonly Episode[] = await this.reports.findOpenOf(missing);
    return open
      .filter(({ id }) => !overIds.has(id))
      .map((episode) => endOf(episode, new Date(nowMs), assets.get(episode.assetId)));
  }
}

function withoutKnown(
  missing: readonly MissingData[],
  ongoing: readonly EpisodeChange[],
): readonly MissingData[] {
  const known = new Set(ongoing.map(({ after }) => seriesId(after)));
  return missing.filter(
    ({ assetId, metricName }) =>
      !known.has(seriesId({ assetId, metricName })) &&
      !known.has(seriesId({ assetId, metricName: ALL_METRICS })),
  );
}
