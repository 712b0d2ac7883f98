import { isNamed } from '../../metrics/index.js';
import { isAtLeast, type Severity } from '../../ml/index.js';
import type { Recurrence } from './recurrence.js';
import { matchesWildcard } from './wildcard.js';

/** A time in which nothing is announced of an asset, of a metric, of what is of a kind, says a text or is not severe, or at all; all that is given must hold. */
export interface Silence {
  readonly id: string;
  /** Null for every asset. */
  readonly assetId: string | null;
  /** Canonical; null for every metric. */
  readonly metricName: string | null;
  /** With `*` for anything; null for every kind. */
  readonly kind: string | null;
  /** What the text has in it, with `*` for anything; null for every text. */
  readonly text: string | null;
  /** What is more severe is announced all the same; null for every severity. */
  readonly maxSeverity: Severity | null;
  readonly startsAt: Date;
  /** Null until it is removed. */
  readonly endsAt: Date | null;
  /** When it is in force between start and end; null for all the time. */
  readonly recurrence: Recurrence | null;
  readonly reason: string;
  readonly createdAt: Date;
}

export type NewSilence = Omit<Silence, 'id'>;

/** What a silence is held against. */
export interface Silenceable {
  readonly assetId: string;
  /** Metric and direction of an episode, e.g. `latency high`; category of an event of the platform. */
  readonly kind: string;
  readonly text: string;
  readonly severity: Severity;
}

/** Whether the silence is in force at an instant: from its start on, up to but not at its end, and where it recurs only then. */
export function isActive({ startsAt, endsAt, recurrence }: Silence, at: Date): boolean {
  const isBetween = startsAt <= at && (endsAt === null || at < endsAt);
  return isBetween && (recurrence === null || recurrence.isInForce(at));
}

export function isSilencedBy(silence: Silence, alert: Silenceable, at: Date): boolean {
  const isAsset = silence.assetId === null || silence.assetId === alert.assetId;
  return isAsset && matches(silence, alert) && isActive(silence, at);
}

/** Whether an alert is one of those that the silence is for, whatever its asset, and when it is. */
export function matches(
  { metricName, kind, text, maxSeverity }: Pick<Silence, 'metricName' | 'kind' | 'text' | 'maxSeverity'>,
  alert: Omit<Silenceable, 'assetId'>,
): boolean {
  return (
    (metricName === null || isNamed({ metricName: metricOfKind(alert.kind) }, metricName)) &&
    (kind === null || matchesWildcard(kind, alert.kind)) &&
    (text === null || matchesWildcard(`*${text}*`, alert.text)) &&
    (maxSeverity === null || isAtLeast(maxSeverity, alert.severity))
  );
}

/** Whether it is for all there is of its asset or metric. */
export function isForAll({ kind, text, maxSeverity }: Silence): boolean {
  return kind === null && text === null && maxSeverity === null;
}

/** The kind of an episode is its metric and its direction. */
function metricOfKind(kind: string): string {
  return kind.slice(0, Math.max(0, kind.lastIndexOf(' ')));
}
