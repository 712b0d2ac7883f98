import type { Episode } from '../../ml-api.js';

const NEAR_MS = 3_600_000;
const HOUR_MS = 3_600_000;
const MOST_HOURS = 8_760;
const ORDER = ['same asset', 'upstream', 'downstream', 'link', 'elsewhere'];

/** How far the list has to look back to hold what began about the same time. */
export function hoursBack({ startedAt }: Episode, now: number): number {
  const hours = Math.ceil((now - Date.parse(startedAt) + NEAR_MS) / HOUR_MS);
  return Math.min(Math.max(hours, 1), MOST_HOURS);
}

/** Others that began within an hour of it: those of the asset and its neighbours first, then the nearest in time. */
export function nearTo(
  episode: Episode,
  episodes: readonly Episode[],
  placeOf: (episode: Episode) => string,
): readonly Episode[] {
  const distance = ({ startedAt }: Episode) =>
    Math.abs(Date.parse(startedAt) - Date.parse(episode.startedAt));
  const rank = (other: Episode) => ORDER.indexOf(placeOf(other));
  return episodes
    .filter((other) => other.id !== episode.id && distance(other) <= NEAR_MS)
    .sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b));
}
