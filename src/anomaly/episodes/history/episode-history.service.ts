import { Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName } from '../../../metrics/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { Episode } from '../episode.js';
import { EpisodeRepository } from '../episode.repository.js';
import type { StoredFeedback } from '../feedback/feedback.js';
import { FeedbackRepository } from '../feedback/feedback.repository.js';

interface EpisodePageRequest {
  readonly assetId?: string;
  readonly metricName?: string;
  readonly status?: Episode['status'];
  readonly hours: number;
  readonly limit: number;
  readonly offset: number;
}

/** An episode and the feedback on it, newest first. */
export interface ReviewedEpisode {
  readonly episode: Episode;
  /** Null where the platform does not know the asset, or cannot be asked. */
  readonly assetName: string | null;
  readonly feedback: readonly StoredFeedback[];
}

export interface EpisodePage {
  /** Newest first. */
  readonly episodes: readonly ReviewedEpisode[];
  readonly total: number;
}

/** Answers which episodes there were and what feedback operators gave. */
@Injectable()
export class EpisodeHistory {
  constructor(
    private readonly assets: AssetDirectory,
    private readonly episodes: EpisodeRepository,
    private readonly feedback: FeedbackRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError */
  async readEpisodes({
    assetId,
    metricName,
    status,
    hours,
    limit,
    offset,
  }: EpisodePageRequest): Promise<EpisodePage> {
    const asset = assetId === undefined ? undefined : await this.assets.get(assetId);
    const since = new Date(this.clock.now().getTime() - hours * 3_600_000);
    const name = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const query = { assetId: asset?.id, metricName: name, status, since, limit, offset };
    const { episodes, total } = await this.episodes.findPage(query);
    return { episodes: episodes.map(await this.loadReviews(episodes)), total };
  }

  /** @throws EpisodeNotFoundError */
  async getEpisode(id: string): Promise<ReviewedEpisode> {
    const episode = await this.episodes.getById(id);
    return (await this.loadReviews([episode]))(episode);
  }

  /** @returns what puts an episode of these together with its asset's name and its feedback */
  private async loadReviews(episodes: readonly Episode[]): Promise<(episode: Episode) => ReviewedEpisode> {
    const [feedback, names] = await Promise.all([
      this.feedback.findAll(episodes.map(({ id }) => id)),
      this.assets.namesOf(episodes.map(({ assetId }) => assetId)),
    ]);
    return (episode) => ({
      episode,
      assetName: names.get(episode.assetId) ?? null,
      feedback: feedback.get(episode.id) ?? [],
    });
  }
}
