import { type Asset, type NewSamples, type Series, keptSeriesId } from '../../../metrics/index.js';
import type { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';

/** So many new samples of a series are no everyday life. */
const MOST_SAMPLES = 500;

/** A series with new samples, all of which are there. */
export interface PickedSeries {
  readonly series: Series;
  readonly id: string;
  readonly asset: Asset;
  /** In the cache. */
  readonly place: number;
  /** Its samples, from the first to before the last, among those that were read. */
  readonly first: number;
  readonly last: number;
}

export interface Picks {
  readonly picked: readonly PickedSeries[];
  /** What has to be looked at one by one. */
  readonly rest: readonly Series[];
}

interface PickedFrom {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly samples: NewSamples;
  readonly cache: CheckpointCache;
  readonly nowMs: number;
  /** Whether the samples of the series are all those under its name. */
  readonly isPlain: (series: Series) => boolean;
  /** How far the database says series are, by `seriesId`; undefined where they are where this process left them. */
  readonly watermarks: ReadonlyMap<string, number> | undefined;
}

/** Picks those of the series that go on from a state in memory by samples that are read; one that has none is neither picked nor left, nor is
 * one that has been silent for longer than samples are read, but once a minute. */
export function pickEveryday(series: readonly Series[], from: PickedFrom): Picks {
  const picked: PickedSeries[] = [];
  const rest: Series[] = [];
  for (const one of series) {
    const asset = from.assets.get(one.assetId);
    if (!asset) continue;
    const id = keptSeriesId(one);
    const place = from.cache.placeOf(id);
    if (!isKept(one, { id, place, asset }, from)) rest.push(one);
    else if (from.cache.watermarkAt(place) < from.samples.afterMs) {
      if (from.samples.placeOf(id) >= 0 || from.cache.beginLookAt(place, from.nowMs)) rest.push(one);
    } else {
      const [first, last] = newSamplesOf(id, from.cache.watermarkAt(place), from.samples);
      if (last < 0 || last - first > MOST_SAMPLES) rest.push(one);
      else if (first < last) picked.push({ series: one, id, asset, place, first, last });
    }
  }
  return { picked, rest };
}

function isKept(
  series: Series,
  { id, place, asset }: { readonly id: string; readonly place: number; readonly asset: Asset },
  { cache, samples, isPlain, watermarks }: PickedFrom,
): boolean {
  if (place < 0 || cache.timeZoneAt(place) !== asset.timeZone) return false;
  const watermarkMs = cache.watermarkAt(place);
  if (watermarkMs > samples.untilMs) return false;
  return (watermarks === undefined || watermarks.get(id) === watermarkMs) && isPlain(series);
}

/** @returns from the first sample after the watermark to before the last; a last of -1 where they do not simply follow each other */
function newSamplesOf(id: string, watermarkMs: number, samples: NewSamples): readonly [number, number] {
  const place = samples.placeOf(id);
  if (place < 0) return [0, 0];
  if (!samples.isPlain(place)) return [0, -1];
  let first = samples.firstOf(place);
  const last = samples.firstOf(place + 1);
  while (first < last && !(samples.timestamps[first]! > watermarkMs)) first += 1;
  return [first, last];
}
