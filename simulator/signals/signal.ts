import { grown } from './growth.js';
import { isNightlyJob, workload } from './rhythm.js';
import { smoothNoise, whiteNoise } from './noise.js';
import { uniform } from './hash.js';
import { type Series } from './series.js';

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

/**
 * The healthy value of a series at an instant, a pure function of both: history, live samples and a restart
 * continue the same curve without keeping any state.
 */
export function healthyValue(series: Series, nowMs: number): number {
  const { profile, rest, growth, asset, shiftMs } = series;
  const atMs = nowMs - shiftMs;
  const load = workload(atMs, asset.site.utcOffsetHours, profile.weekendShare);
  const level =
    (growth === undefined ? rest : grown(growth, nowMs)) *
    (1 + profile.rhythm * load * dayFactor(series, atMs)) *
    (growth === undefined ? drift(series, atMs) : 1) *
    nightlyJob(series, atMs);
  const value = level * unrest(series, atMs);
  // What fills up does so at the same pace to the end.
  return growth === undefined ? bounded(value, profile.ceiling) : Math.min(value, profile.ceiling);
}

/** Days differ a little, and the metrics of one asset rise and fall together. */
function dayFactor(series: Series, atMs: number): number {
  return (
    1 +
    0.08 * smoothNoise(series.assetSeed ^ 0x11, atMs, 30 * hourMs) +
    0.06 * smoothNoise(series.assetSeed ^ 0x22, atMs, hourMs)
  );
}

/** Weeks of slow rise, weeks of slow fall: a saw-tooth's edge would be an incident without a label. */
function drift({ profile, seed }: Series, atMs: number): number {
  const position = (atMs / weekMs / 4 + uniform(seed, 2)) % 1;
  return 1 + profile.drift * 2 * Math.abs(position - 0.5);
}

function nightlyJob({ asset, quantity }: Series, atMs: number): number {
  const isBackup = asset.type === 'server' && (quantity === 'bandwidth_out' || quantity === 'cpu');
  return isBackup && isNightlyJob(atMs, asset.site.utcOffsetHours) ? 2.2 : 1;
}

function unrest({ profile, seed }: Series, atMs: number): number {
  const slow =
    profile.wander *
    (0.8 * smoothNoise(seed ^ 0x33, atMs, 4 * hourMs) + 0.5 * smoothNoise(seed ^ 0x44, atMs, hourMs / 3));
  return 1 + slow + profile.noise * whiteNoise(seed ^ 0x55, atMs);
}

/** Approaches a ceiling instead of piling up on it. */
function bounded(value: number, ceiling: number): number {
  const knee = 0.85 * ceiling;
  const squeezed =
    value <= knee ? value : knee + (ceiling - knee) * (1 - Math.exp((knee - value) / (ceiling - knee)));
  return Math.max(0, squeezed);
}

export function rounded(value: number, decimals: 0 | 2): number {
  return decimals === 0 ? Math.round(value) : Math.round(value * 100) / 100;
}
