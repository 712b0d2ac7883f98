import { ALL_METRICS, type Episode, type EpisodeChange, MISSING_DATA } from '../../anomaly/index.js';
import { isAtLeast } from '../../ml/index.js';
import { toNotice } from './to-notice.js';
import type { NewSignal } from './new-signal.js';

/** What became of an episode: nothing where it only goes on, or all three at once where much was read. */
type Change = NewSignal['change'];

/** By whom it is announced: the caller, if at all, or its incident. */
export type Announcing = Pick<NewSignal, 'isAnnounced' | 'isForIncident'>;

/** The signals of a change of an episode. */
export function signalsOf(change: EpisodeChange, announcing: Announcing): readonly NewSignal[] {
  return changesOf(change).map((one) => signalOf(change, one, announcing));
}

/** Whether anything but its going on is said of the episode. */
export function isNews(change: EpisodeChange): boolean {
  return changesOf(change).length > 0;
}

/** The subject of the signals of an episode. */
export function subjectOfEpisode(episodeId: string): string {
  return `episode:${episodeId}`;
}

/** @returns undefined where the subject is no episode of ours */
export function episodeOfSubject(subject: string): string | undefined {
  return subject.startsWith('episode:') ? subject.slice('episode:'.length) : undefined;
}

/** What is of one kind on any asset. */
export function kindOf({ metricName, direction }: Pick<Episode, 'metricName' | 'direction'>): string {
  return `${metricName} ${direction}`;
}

function changesOf({ before, after }: EpisodeChange): readonly Change[] {
  const wasOpen = before?.status === 'open';
  const isOpen = after.status === 'open';
  const isBegun = before === undefined || (!wasOpen && isOpen);
  const isWorse = wasOpen && !isAtLeast(before.severity, after.severity);
  return [
    ...(isBegun ? (['opened'] as const) : []),
    ...(isWorse ? (['escalated'] as const) : []),
    ...((wasOpen || isBegun) && !isOpen ? (['closed'] as const) : []),
  ];
}

function signalOf(change: EpisodeChange, what: Change, announcing: Announcing): NewSignal {
  const { before, after: episode, facts } = change;
  const isMissing = episode.direction === MISSING_DATA;
  const happenedAt = happenedAtOf(change, what);
  const again = before === undefined && what === 'opened' ? '' : `:${happenedAt.getTime()}`;
  const detail = what === 'escalated' ? `:${episode.severity}` : '';
  return {
    onceKey: `episode:${episode.id}:${what}${detail}${again}`,
    subject: subjectOfEpisode(episode.id),
    change: what,
    source: isMissing ? 'missing-data' : 'anomaly',
    entityId: episode.assetId,
    entityName: facts.assetName === '' ? null : facts.assetName,
    kind: kindOf(episode),
    severity: episode.severity,
    text: episode.reason,
    isDown: isMissing && episode.metricName === ALL_METRICS,
    startedAt: episode.startedAt,
    happenedAt,
    ...announcing,
    notice: toNotice(change),
  };
}

/** That nothing is reported any more is known when it is looked for: its parent may be polled between the two. */
function happenedAtOf({ after }: EpisodeChange, what: Change): Date {
  if (what === 'closed') return after.endedAt ?? after.lastAnomalousAt;
  if (what === 'escalated') return after.peakAt;
  return after.direction === MISSING_DATA ? after.lastAnomalousAt : after.startedAt;
}
