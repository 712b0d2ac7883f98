import { createHash } from 'node:crypto';
import type { AnomalySeverity } from './anomaly-notice.js';
import { MAX_TITLE } from './draft-faults.js';
import { shortened, storable } from './plain-text.js';

export interface TitledEpisode {
  readonly metricName: string;
  readonly direction: string;
  readonly startedAt: Date;
}

/**
 * Names an episode, e.g. `Anomaly: cpu_usage high · 2026-11-22 14:05` (UTC).
 *
 * EMS Core merges events of the same source, asset, category and title for ever, so titles must differ whenever episodes
 * do. A series starts at most one episode at an instant, so the start says which one: its minute, plus seconds and
 * milliseconds where they are not zero. Two episodes within one minute therefore never share a title. A name too long
 * for the title is cut and followed by a hash of the whole.
 */
export function eventTitle(episode: TitledEpisode): string {
  return titleOf(episode, ` · ${startStamp(episode.startedAt)}`);
}

/** Names a rise of an episode's severity, e.g. `Anomaly: cpu_usage high · 2026-11-22 14:05 · now critical`. */
export function riseTitle(episode: TitledEpisode, severity: AnomalySeverity): string {
  return titleOf(episode, ` · ${startStamp(episode.startedAt)} · now ${severity}`);
}

function titleOf({ metricName, direction }: TitledEpisode, tail: string): string {
  const head = 'Anomaly: ';
  const subject = storable(`${metricName} ${direction}`);
  const room = MAX_TITLE - head.length - tail.length;
  if (subject.length <= room) return head + subject + tail;
  const hash = ` #${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`;
  return head + shortened(subject, room - hash.length) + hash + tail;
}

function startStamp(startedAt: Date): string {
  const [day = '', time = ''] = startedAt.toISOString().split('T');
  const shortTime = time
    .replace('Z', '')
    .replace(/\.000$/, '')
    .replace(/^(\d\d:\d\d):00$/, '$1');
  return `${day} ${shortTime}`;
}
