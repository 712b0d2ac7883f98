import { Inject, Injectable } from '@nestjs/common';
import { type Asset, MetricSource, type SeriesKey, seriesId, type SplitMetric } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { Episode } from '../episodes/episode.js';
import { type EpisodeChange, MAINTENANCE } from '../episodes/episode-change.js';
import { type CollectionState, CollectionWatch } from './collection-watch.service.js';
import { beginningOf, continuationOf, endOf } from './missing-data-episode.js';
import {
  ALL_METRICS,
  findMissingData,
  isMissing,
  type MissingData,
  type QuietPlatform,
  type QuietSeries,
  withoutPaused,
} from './missing-data-rule.js';
import { SeriesReportRepository } from './series-report.repository.js';
import { MOST_PER_LOOK_UP, UsualPauses } from './usual-pauses.service.js';

interface Look {
  /** Monitored and not in maintenance, by id. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly nowMs: number;
  readonly historyStartMs: number;
}

/** Series of which it is not known yet whether they only pause as usual: {@link MissingDataWatch.lookUp} them, and check again. */
export interface UnknownPauses {
  readonly unknown: readonly QuietSeries[];
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
    private readonly pauses: UsualPauses,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * Call inside the transaction that stores the findings, the ended ones first, with all shards locked.
   *
   * @param monitored - all monitored assets
   * @param nowMs - epoch milliseconds up to which all their series are swept
   * @param isLast - whether to make do with what is known of pauses
   */
  async findMissingData(
    monitored: readonly Asset[],
    nowMs: number,
    isLast: boolean,
  ): Promise<MissingDataFindings | UnknownPauses> {
    const assets = watchedOf(monitored);
    const look = { assets, nowMs, historyStartMs: nowMs - this.config.detection.historySeconds * 1000 };
    const split = await this.source.listSplit();
    const all = await this.findQuiet(look, split);
    const open = await this.reports.findMissing();
    const candidates = withoutKnown(
      all.quiet.filter((one) => isMissing(one, nowMs)),
      open,
    );
    const unknown = isLast ? [] : this.pauses.unknownOf(candidates, assets);
    if (unknown.length > 0 && (await this.isWorthLookingUp(candidates, unknown))) return { unknown };
    const quiet = withoutPaused(all, this.pauses.pausedOf(candidates, assets, nowMs));
    const collection = await this.collection.checkCollection(quiet, nowMs);
    const { over, ongoing } = checkOpen(open, look);
    const missing = collection.isDown
      ? []
      : withoutKnown(findMissingData(quiet.quiet, nowMs), episodesOf(ongoing));
    const replaced = await this.endReplaced(missing, over, look);
    const ofSplit = await this.endSplit(split, [...over, ...replaced], look);
    const ofGone = await this.endGone(monitored, [...over, ...replaced, ...ofSplit], look);
    const ended = [...over, ...replaced, ...ofSplit, ...ofGone];
    return {
      ended,
      unannounced: unannouncedOf(ongoing, ended),
      begun: missing.flatMap((one): EpisodeChange[] => {
        const asset = assets.get(one.assetId);
        return asset ? [beginningOf(one, asset, nowMs)] : [];
      }),
      collection,
    };
  }

  /** Reads from their history when the series have paused before; call outside a transaction, since that may take a while. */
  lookUp({ unknown }: UnknownPauses, monitored: readonly Asset[]): Promise<void> {
    return this.pauses.lookUp(unknown, watchedOf(monitored));
  }

  private async findQuiet(
    { assets, nowMs, historyStartMs }: Look,
    split: readonly SplitMetric[],
  ): Promise<QuietPlatform> {
    const collectedSinceMs = await this.collection.lastEnd();
    const assetIds = [...assets.keys()];
    return this.reports.findQuiet({ assetIds, nowMs, historyStartMs, collectedSinceMs, split });
  }

  /** While nothing is collected, some series stand for all. */
  private async isWorthLookingUp(
    candidates: readonly QuietSeries[],
    unknown: readonly QuietSeries[],
  ): Promise<boolean> {
    const nKnown = candidates.length - unknown.length;
    return nKnown < MOST_PER_LOOK_UP || !(await this.collection.isDown());
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

  /** An open episode of an asset that was deleted, or is not monitored any more, ends by no sample. */
  private async endGone(
    monitored: readonly Asset[],
    ended: readonly EpisodeChange[],
    { nowMs }: Look,
  ): Promise<readonly EpisodeChange[]> {
    const endedIds = new Set(ended.map(({ after }) => after.id));
    const open = await this.reports.findOpenBeside(new Set(monitored.map(({ id }) => id)));
    return open.filter(({ id }) => !endedIds.has(id)).map((episode) => endOf(episode, new Date(nowMs)));
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

/** An asset in maintenance may be switched off. */
function watchedOf(monitored: readonly Asset[]): ReadonlyMap<string, Asset> {
  const watched = monitored.filter(({ status }) => status !== MAINTENANCE);
  return new Map(watched.map((asset) => [asset.id, asset]));
}

/** Ends what is no longer watched, or has been missing for longer than anything is remembered. */
function checkOpen(
  open: readonly Episode[],
  { assets, nowMs, historyStartMs }: Look,
): { readonly over: readonly EpisodeChange[]; readonly ongoing: readonly EpisodeChange[] } {
  const over: EpisodeChange[] = [];
  const ongoing: EpisodeChange[] = [];
  for (const episode of open) {
    const asset = assets.get(episode.assetId);
    if (!asset || episode.startedAt.getTime() < historyStartMs)
      over.push(endOf(episode, new Date(nowMs), asset));
    else ongoing.push(continuationOf(episode, asset, nowMs));
  }
  return { over, ongoing };
}

/** An episode that goes on by itself may end for what takes its place. */
function unannouncedOf(
  ongoing: readonly EpisodeChange[],
  ended: readonly EpisodeChange[],
): readonly EpisodeChange[] {
  const endedIds = new Set(ended.map(({ after }) => after.id));
  return ongoing.filter(({ after }) => after.announcedSeverity === null && !endedIds.has(after.id));
}

const episodesOf = (changes: readonly EpisodeChange[]): readonly Episode[] =>
  changes.map(({ after }) => after);

/** @returns those of which there is no open episode, nor one of their asset */
function withoutKnown<Series extends SeriesKey>(
  missing: readonly Series[],
  open: readonly Episode[],
): readonly Series[] {
  const known = new Set(open.map(seriesId));
  return missing.filter(
    ({ assetId, metricName }) =>
      !known.has(seriesId({ assetId, metricName })) &&
      !known.has(seriesId({ assetId, metricName: ALL_METRICS })),
  );
}
