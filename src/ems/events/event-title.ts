import { createHash } from 'node:crypto';
import type { Severity } from '../../ml/index.js';
import { MAX_TITLE } from './draft-faults.js';
import { shortened, storable } from './plain-text.js';

/** Between the title of an episode and the severity it has risen to. */
const RISE = ' · now ';

interface TitledEpisode {
  readonly metricName: string;
  readonly direction: string;
  readonly startedAt: Date;
}

/**
 * Names an episode, e.g. `Anomaly: cpu_usage high · 2026-11-22 14:05 UTC`.
 *
 * EMS Core merges events of the same source, asset, category and title for ever, so titles must differ whenever episodes
 * do. The start says which one: its minute, plus the second where it is not zero. That is enough, because each episode of
 * a series starts at another sample than the one before, half an hour later as a rule (`EpisodeRule.quietMsToClose`): only
 * missing data, or a threshold that feedback moved, brings two closer together, and even then there is a polling interval
 * between them, seconds long wherever devices are polled. A name too long for the title is cut and followed by a hash of
 * the whole.
 */
export function eventTitle(episode: TitledEpisode): string {
  return titleOf('Anomaly: ', subjectOf(episode), ` · ${startStamp(episode.startedAt)}`);
}

/** Names a rise of an episode's severity, e.g. `Anomaly: cpu_usage high · 2026-11-22 14:05 UTC · now critical`. */
export function escalationTitle(episode: TitledEpisode, severity: Severity): string {
  return titleOf('Anomaly: ', subjectOf(episode), ` · ${startStamp(episode.startedAt)}${RISE}${severity}`);
}

/** Whether both are titles of one episode of an asset: its own, or those of its rises. */
export function isOfSameEpisode(one: string, other: string): boolean {
  return openingOf(one) === openingOf(other);
}

function openingOf(title: string): string {
  return title.replace(new RegExp(`${RISE}\\w+$`), '');
}

function subjectOf({ metricName, direction }: TitledEpisode): string {
  return `${metricName} ${direction}`;
}

/** Head and tail as they are; a subject that is too long is cut and followed by a hash of the whole. */
export function titleOf(head: string, name: string, tail: string): string {
  const subject = storable(name);
  const room = MAX_TITLE - head.length - tail.length;
  if (subject.length <= room) return head + subject + tail;
  const hash = ` #${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`;
  return head + shortened(subject, room - hash.length) + hash + tail;
}

/** Its minute, and the second where it is not zero. */
export function startStamp(startedAt: Date): string {
  const [day = '', time = ''] = startedAt.toISOString().split('T');
  return `${day} ${time.slice(0, 8).replace(/:00$/, '')} UTC`;
}
