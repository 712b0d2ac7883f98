import { BACKGROUND_REQUESTS_PER_WINDOW, WINDOW_MS } from '../../ems/index.js';
import { KNOWN_METRIC_NAMES, storedMetricNames } from '../metric-vocabulary.js';

/** Over REST no names can be listed, so all of them are asked for at first. */
export const NAMES_PER_ASSET = KNOWN_METRIC_NAMES.flatMap(storedMetricNames).length;

/** How long it takes to ask EMS Core for so many names, at the rate that sweeps and trainings have for themselves. */
export function secondsToRead(nNames: number): number {
  return (nNames / BACKGROUND_REQUESTS_PER_WINDOW) * (WINDOW_MS / 1000);
}

/** How many assets can be swept at an interval, each under so many names. */
export function assetsSweptWithin(intervalSeconds: number, namesPerAsset: number): number {
  return Math.floor(intervalSeconds / secondsToRead(namesPerAsset));
}

/** For people: seconds below two minutes, minutes from there on. */
export function describeDuration(seconds: number): string {
  return seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} minutes`;
}
