import { Inject, Injectable } from '@nestjs/common';
import { type Asset, seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Transactions } from '../../platform/database/index.js';
import { EpisodePublisher, type EpisodeStep, MAINTENANCE } from '../../alerting/announcing/announce-episodes.service.js';
import type { Episode } from '../episodes/episode.js';
import { SeriesCheckpointRepository } from '../scoring/series-checkpoint.repository.js';
import { type CollectionVerdict, CollectionWatch } from './collection-watch.service.js';
import { beginningOf, continuationOf, endOf } from './missing-data-episode.js';
import { ALL_METRICS, findSilences, MISSING, type Silence } from './missing-data-rule.js';
import { SilenceRepository } from './series-report.repository.js';

interface Look {
  /** Monitored and not in maintenance, by id. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly nowMs: number;
  readonly historyStartMs: number;
}

/** What changed where series fell silent, or are no longer watched. */
export interface MissingDataChanges {
  readonly nMissingDataOpened: number;
  readonly nMissingDataClosed: number;
  /** Episodes of anomalies that ended because nothing is measured any more. */
  readonly nClosed: number;
}

/** Tells of series that report no more. All it knows is in the database, so that any process may go on. */
@Injectable()
export class SilenceWatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly silences: SilenceRepository,
    private readonly collection: CollectionWatch,
    private readonly publisher: EpisodePublisher,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @param monitored - all monitored assets
   * @param nowMs - epoch milliseconds up to which all their series are swept
   */
  async check(monitored: readonly Asset[], nowMs: number): Promise<MissingDataChanges> {
    // An asset in maintenance may be switched off.
    const watched = monitored.filter(({ status }) => status !== MAINTENANCE);
    const assets = new Map(watched.map((asset) => [asset.id, asset]));
    const historyStartMs = nowMs - this.config.detection.historySeconds * 1000;
    const { verdict, changes } = await this.transactions.run(() =>
      this.look({ assets, nowMs, historyStartMs }),
    );
    this.collection.tell(verdict);
    return changes;
  }

  private async look(look: Look): Promise<{ verdict: CollectionVerdict; changes: MissingDataChanges }> {
    await this.checkpoints.lockAll();
    const { assets, nowMs, historyStartMs } = look;
    const platform = await this.silences.findQuiet({
      assetIds: [...assets.keys()],
      nowMs,
      historyStartMs,
      collectedSinceMs: await this.collection.lastEnd(),
    });
    const verdict = await this.collection.judge(platform, nowMs);
    const [over, ongoing] = await this.judgeTold(look);
    const news = verdict.isDown ? [] : untold(findSilences(platform.quiet, nowMs), ongoing);
    const replaced = await this.tell(news, look);
    const ended = [...over, ...replaced];
    const nMissingDataClosed = ended.filter(({ direction }) => direction === MISSING).length;
    const nClosed = ended.length - nMissingDataClosed;
    return { verdict, changes: { nMissingDataOpened: news.length, nMissingDataClosed, nClosed } };
  }

  /** Ends what is no longer watched, or has been silent for longer than anything is remembered. */
  private async judgeTold({
    assets,
    nowMs,
    historyStartMs,
  }: Look): Promise<readonly [over: readonly Episode[], ongoing: readonly Episode[]]> {
    const over: EpisodeStep[] = [];
    const ongoing: EpisodeStep[] = [];
    for (const episode of await this.silences.findTold()) {
      const asset = assets.get(episode.assetId);
      if (!asset || episode.startedAt.getTime() < historyStartMs)
        over.push(endOf(episode, new Date(nowMs), asset));
      else ongoing.push(continuationOf(episode, asset, nowMs));
    }
    // Only what was muted so far may have something to tell.
    const unannounced = ongoing.filter(({ after }) => after.announcedSeverity === null);
    await this.publisher.publish([...over, ...unannounced]);
    return [over.map(({ after }) => after), ongoing.map(({ after }) => after)];
  }

  /** @returns the episodes that ended because their series, or all of their asset, fell silent */
  private async tell(news: readonly Silence[], { assets, nowMs }: Look): Promise<readonly Episode[]> {
    const replaced = await this.silences.findOpenOf(news);
    await this.publisher.publish(
      replaced.map((episode) => endOf(episode, new Date(nowMs), assets.get(episode.assetId))),
    );
    const begun = news.flatMap((silence): EpisodeStep[] => {
      const asset = assets.get(silence.assetId);
      return asset ? [beginningOf(silence, asset, nowMs)] : [];
    });
    await this.publisher.publish(begun);
    return replaced;
  }
}

function untold(silences: readonly Silence[], told: readonly Episode[]): readonly Silence[] {
  const known = new Set(told.map(seriesId));
  return silences.filter(
    ({ assetId, metricName }) =>
      !known.has(seriesId({ assetId, metricName })) &&
      !known.has(seriesId({ assetId, metricName: ALL_METRICS })),
  );
}
