import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AnomalyNotice, EmsNotifier } from '../../ems/index.js';
import { seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { reasonOf } from '../explanation/anomaly-metadata.js';
import { isAtLeast } from '../explanation/severity.js';
import { isExplained, samplesOf, type ScoredSample, type ScoredStretch } from '../scoring/scored-stretch.js';
import type { Episode } from './episode.js';
import { EpisodeRepository } from './episode.repository.js';
import { type EpisodeRule, trackEpisodes } from './track-episodes.js';

const NORMAL_SAMPLES_TO_CLOSE = 3;
/** What returns within half an hour is the same incident to whoever is called about it. */
const QUIET_MS_TO_CLOSE = 1_800_000;

export interface EpisodeChanges {
  readonly nOpened: number;
  readonly nClosed: number;
}

/** An episode after a stretch, beside what it was before. */
interface Step {
  readonly stretch: ScoredStretch;
  readonly before: Episode | undefined;
  readonly after: Episode;
  readonly samples: readonly ScoredSample[];
}

/** Turns scored samples into episodes, and new episodes into notices to EMS Core. */
@Injectable()
export class EpisodeKeeper {
  private readonly rule: EpisodeRule;

  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly notifier: EmsNotifier,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {
    this.rule = {
      threshold: config.detection.threshold,
      normalSamplesToClose: NORMAL_SAMPLES_TO_CLOSE,
      quietMsToClose: QUIET_MS_TO_CLOSE,
    };
  }

  /** Takes new samples in; call inside the transaction that stores their scores. */
  async advance(stretches: readonly ScoredStretch[]): Promise<EpisodeChanges> {
    const open = await this.episodes.findOpen(stretches);
    const steps = stretches.flatMap((stretch) => this.track(stretch, open.get(seriesId(stretch))));
    await this.episodes.save(steps.map(({ after }) => after));
    const opened = steps.filter(({ before }) => !before);
    await this.notifier.announce(opened.map(toNotice));
    for (const step of steps.filter((one) => this.hasBecomeAlarming(one))) {
      await this.notifier.raiseAlert(toNotice(step));
    }
    return { nOpened: opened.length, nClosed: steps.filter(({ after }) => after.status === 'closed').length };
  }

  private track(stretch: ScoredStretch, open: Episode | undefined): readonly Step[] {
    const samples = samplesOf(stretch);
    const anomalous = new Map(samples.filter(isExplained).map((sample) => [sample.atMs, sample]));
    const tracked = samples.map(({ atMs, value, score }) => ({ at: new Date(atMs), value, score }));
    const episodes = trackEpisodes(open, tracked, this.rule, ({ at }) => {
      const sample = anomalous.get(at.getTime());
      return {
        id: randomUUID(),
        assetId: stretch.assetId,
        metricName: stretch.metricName,
        direction: sample?.explanation.direction ?? 'high',
        reason: sample ? reasonOf(stretch, sample) : '',
        modelVersion: stretch.modelVersion,
      };
    });
    return episodes.map((after) => ({
      stretch,
      before: after.id === open?.id ? open : undefined,
      after,
      samples,
    }));
  }

  private hasBecomeAlarming({ before, after }: Step): boolean {
    const { minSeverity } = this.config.alerts;
    return (
      before !== undefined &&
      !isAtLeast(before.severity, minSeverity) &&
      isAtLeast(after.severity, minSeverity)
    );
  }
}

function toNotice({ stretch, after, samples }: Step): AnomalyNotice {
  const peak = samples.find(({ atMs }) => atMs === after.peakAt.getTime())?.explanation;
  const nothing = { low: after.peakValue, median: after.peakValue, high: after.peakValue };
  return {
    episodeId: after.id,
    assetId: after.assetId,
    assetName: stretch.asset.name,
    assetTier: stretch.asset.tier,
    metricName: after.metricName,
    direction: after.direction,
    startedAt: after.startedAt,
    severity: after.severity,
    score: after.peakScore,
    value: after.peakValue,
    unit: stretch.unit,
    reason: after.reason,
    expected: peak?.expected ?? nothing,
    modelVersion: after.modelVersion,
    contributions: peak?.contributions ?? [],
  };
}
