import { Injectable } from '@nestjs/common';
import type { SeriesKey } from '../../../metrics/index.js';
import { EpisodeRepository } from '../episode.repository.js';
import type { Verdict } from '../feedback/feedback.js';
import { VerdictRepository } from '../feedback/feedback.repository.js';

/** More than these tell no more of a model. */
const MOST_INCIDENTS = 500;

/** An episode of the past, as far as other modules are concerned. */
export interface KnownIncident extends SeriesKey {
  readonly fromMs: number;
  readonly untilMs: number;
  /** What operators said of it last; undefined where nobody has. */
  readonly verdict: Verdict | undefined;
}

/** Tells other modules what was wrong in the past, so that a new model can be asked whether it would have noticed. */
@Injectable()
export class KnownIncidents {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly verdicts: VerdictRepository,
  ) {}

  /** @returns the newest episodes since a time, open ones too, silences aside */
  async since(since: Date): Promise<readonly KnownIncident[]> {
    const episodes = await this.episodes.findMeasuredSince(since, MOST_INCIDENTS);
    const verdicts = await this.verdicts.findAll(episodes.map(({ id }) => id));
    return episodes.map(({ id, assetId, metricName, startedAt, lastAnomalousAt }) => ({
      assetId,
      metricName,
      fromMs: startedAt.getTime(),
      untilMs: lastAnomalousAt.getTime(),
      verdict: verdicts.get(id)?.[0]?.verdict,
    }));
  }
}
