import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { EpisodeRepository } from '../episode.repository.js';
import { MISSING } from '../../missing-data/missing-data-rule.js';
import { EpisodeHistory, type JudgedEpisode } from '../history/episode-history.service.js';
import { SeriesBars, VERDICT_MEMORY_MS } from './series-thresholds.service.js';
import { counted, type Verdict, type VerdictCounts } from './feedback.js';
import { VerdictRepository } from './feedback.repository.js';

/** Past episodes that a bar is tried on. */
const PAST_MS = 30 * 86_400_000;

/** What a verdict does to the bar of its series. */
export interface VerdictEffect {
  readonly episodeId: string;
  readonly verdict: Verdict;
  readonly barBefore: number;
  readonly barAfter: number;
  /** Episodes of the series that count towards its bar, this one included. */
  readonly verdicts: VerdictCounts;
  /** Episodes of the last 30 days whose peak stays below the bar, and that reach it. */
  readonly nRemoved: number;
  readonly nKept: number;
}

/** Takes an operator's verdict on an episode, or says what it would do. */
@Injectable()
export class JudgeEpisodeService {
  constructor(
    private readonly history: EpisodeHistory,
    private readonly episodes: EpisodeRepository,
    private readonly verdicts: VerdictRepository,
    private readonly bars: SeriesBars,
    private readonly clock: Clock,
  ) {}

  /** @throws EpisodeNotFoundError */
  async judge(id: string, verdict: Verdict, note: string | null): Promise<VerdictEffect> {
    const effect = await this.preview(id, verdict);
    await this.verdicts.add(effect.episodeId, { verdict, note, judgedAt: this.clock.now() });
    return effect;
  }

  /** @throws EpisodeNotFoundError */
  async preview(id: string, verdict: Verdict): Promise<VerdictEffect> {
    const judged = await this.history.get(id);
    const { episode } = judged;
    const before = (await this.bars.load([episode]))(episode);
    // A silence has no score, and so nothing to say about the bar.
    const isCounted = episode.direction !== MISSING;
    const after = isCounted
      ? this.bars.barFor(counted(before.verdicts, this.countedVerdict(judged), verdict))
      : before;
    const since = new Date(this.clock.now().getTime() - PAST_MS);
    const peaks = await this.episodes.findPeaks(episode, since);
    const nKept = peaks.filter((peak) => peak >= after.bar).length;
    return {
      episodeId: episode.id,
      verdict,
      barBefore: before.bar,
      barAfter: after.bar,
      verdicts: after.verdicts,
      nRemoved: peaks.length - nKept,
      nKept,
    };
  }

  /** The newest verdict, unless it is too old to count. */
  private countedVerdict({ verdicts: [newest] }: JudgedEpisode): Verdict | undefined {
    const sinceMs = this.clock.now().getTime() - VERDICT_MEMORY_MS;
    return newest && newest.judgedAt.getTime() >= sinceMs ? newest.verdict : undefined;
  }
}
