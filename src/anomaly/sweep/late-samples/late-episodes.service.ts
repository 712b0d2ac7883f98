import { Injectable } from '@nestjs/common';
import { seriesId } from '../../../metrics/index.js';
import type { Episode } from '../../episodes/episode.js';
import type { EpisodeChange } from '../../episodes/episode-change.js';
import { EpisodeRepository } from '../../episodes/episode.repository.js';
import { EpisodeTracker } from '../../episodes/episode-tracker.service.js';
import { LEAD_MS, ruleFor } from '../../episodes/episode-rule.js';
import { reconcile, rewind } from '../../episodes/retrack-episodes.js';
import type { StoredSample } from '../../scores/anomaly-score.repository.js';
import { EpisodeRecorder } from '../episode-recorder.service.js';
import type { LateStretch } from './late-stretch.js';
import type { RecordedEpisodes } from '../stretch-episodes.service.js';

/** Records what samples begin, continue and end that came after newer ones: their series' past is tracked again from there on. */
@Injectable()
export class LateEpisodes {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly tracker: EpisodeTracker,
    private readonly recorder: EpisodeRecorder,
  ) {}

  /**
   * Call inside the transaction that stores the stretches.
   *
   * @param stored - the samples of the stretches that were tracked before, by {@link seriesId}
   */
  async record(
    stretches: readonly LateStretch[],
    stored: ReadonlyMap<string, readonly StoredSample[]>,
  ): Promise<
    Pick<RecordedEpisodes, 'episodes'> & {
      readonly counts: Pick<RecordedEpisodes['counts'], 'nOpened' | 'nClosed'>;
    }
  > {
    const fromMs = stretches.reduce((first, one) => Math.min(first, one.lateFromMs), Infinity);
    const known = await this.episodes.findSince(stretches, new Date(fromMs - LEAD_MS));
    const open = openThen(stretches, known, stored);
    const { changes } = await this.tracker.trackFrom(open, stretches);
    const reconciled = [...Map.groupBy(changes, ({ after }) => seriesId(after)).entries()].flatMap(
      ([id, ofSeries]) => reconciledOf(ofSeries, known.get(id) ?? []),
    );
    await this.recorder.record(reconciled);
    return {
      counts: {
        nOpened: reconciled.filter(({ before }) => !before).length,
        nClosed: reconciled.filter(
          ({ before, after }) => before?.status !== 'closed' && after.status === 'closed',
        ).length,
      },
      episodes: Map.groupBy(
        reconciled.map(({ after }) => after),
        seriesId,
      ),
    };
  }
}

/** The episodes that were open when the late samples should have come. */
function openThen(
  stretches: readonly LateStretch[],
  known: ReadonlyMap<string, readonly Episode[]>,
  stored: ReadonlyMap<string, readonly StoredSample[]>,
): ReadonlyMap<string, Episode> {
  return new Map(
    stretches.flatMap((stretch): [string, Episode][] => {
      const id = seriesId(stretch);
      const anomalies = (stored.get(id) ?? []).filter(({ isAnomaly }) => isAnomaly);
      const past = {
        fromMs: stretch.lateFromMs,
        known: known.get(id) ?? [],
        trackedAnomalies: anomalies.map(({ atMs }) => new Date(atMs)),
      };
      const ongoing = rewind(past, ruleFor(stretch.threshold).quietMsToClose);
      return ongoing ? [[id, ongoing]] : [];
    }),
  );
}

function reconciledOf(
  changes: readonly EpisodeChange[],
  known: readonly Episode[],
): readonly EpisodeChange[] {
  const pairs = reconcile(
    changes.map(({ after }) => after),
    known,
  );
  return changes.flatMap((change, index): EpisodeChange[] => {
    const pair = pairs[index];
    return pair ? [{ ...change, ...pair }] : [];
  });
}
