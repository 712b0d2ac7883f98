import { describerOf } from '../../src/anomaly/episodes/describe-episode.js';
import type { Episode } from '../../src/anomaly/episodes/episode.js';
import { ruleFor } from '../../src/anomaly/episodes/episode-rule.js';
import { NO_FEEDBACK } from '../../src/anomaly/episodes/feedback/feedback.js';
import { samplesOf, type ScoredStretch, toTracked } from '../../src/anomaly/episodes/scored-stretch.js';
import { trackEpisodes } from '../../src/anomaly/episodes/track-episodes.js';
import type { ScoredSamples } from '../../src/ml/index.js';

/** The episodes of one metric of a file, as the service would track them. */
export class MetricEpisodes {
  private readonly tracked: Episode[] = [];

  constructor(
    private readonly metricName: string,
    private readonly threshold: number,
  ) {}

  /** @param scored - newer than all that was added before */
  add(scored: ScoredSamples): void {
    const stretch = this.stretchOf(scored);
    const samples = samplesOf(stretch);
    const last = this.tracked.at(-1);
    const open = last?.status === 'open' ? this.tracked.pop() : undefined;
    const track = { open, samples: toTracked(samples) };
    const touched = trackEpisodes(track, ruleFor(this.threshold), describerOf(stretch, samples));
    if (open && touched[0]?.id !== open.id) this.tracked.push(open);
    for (const episode of touched) this.tracked.push(episode);
  }

  /** In order of their start. */
  get episodes(): readonly Episode[] {
    return this.tracked;
  }

  private stretchOf(scored: ScoredSamples): ScoredStretch {
    const asset = {
      id: '',
      name: '',
      type: '',
      tier: 3,
      status: 'online',
      isMonitored: true,
      timeZone: 'UTC',
    };
    return {
      asset,
      assetId: '',
      metricName: this.metricName,
      unit: '',
      scored,
      storeAfterMs: -Infinity,
      threshold: this.threshold,
      feedbackCounts: NO_FEEDBACK,
      modelVersion: null,
    };
  }
}
