import { shardOf } from '../scoring/shards.js';

/** Scores of normal samples of one series; those from `from` to before `until` are meant. */
export interface SeriesScores {
  readonly assetId: string;
  readonly metricName: string;
  readonly threshold: number;
  /** Epoch milliseconds, whole, rising. */
  readonly timestamps: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  readonly from: number;
  readonly until: number;
}

/** Scores of one series within one hour. */
export interface ScoreHour {
  readonly hourMs: number;
  readonly threshold: number;
  readonly assetId: string;
  readonly metricName: string;
  /** Milliseconds since the begin of the hour. */
  readonly offsets: readonly number[];
  readonly scores: readonly number[];
}

/** Scores of several series of one shard within one hour. */
export interface ScoreChunk {
  readonly hourMs: number;
  readonly threshold: number;
  readonly shard: number;
  /** Rising. */
  readonly assets: readonly string[];
  readonly metrics: readonly string[];
  /** Of each score: its place in `assets` and in `metrics`, from 1 on, and its milliseconds since the begin of the hour. */
  readonly assetPlaces: readonly number[];
  readonly metricPlaces: readonly number[];
  readonly offsets: readonly number[];
  readonly scores: readonly number[];
}

export const HOUR_MS = 3_600_000;

/** So many scores of a series in an hour get a row of their own at once. */
const OWN_ROW = 12;
/** Few enough that a row fits into a quarter of a page, and that looking for an asset unpacks little of others. */
const CHUNK_SCORES = 64;

/** @returns rows that hold each of the scores once */
export function packScores(series: readonly SeriesScores[]): {
  readonly hours: readonly ScoreHour[];
  readonly chunks: readonly ScoreChunk[];
} {
  const hours: ScoreHour[] = [];
  const packer = new ChunkPacker();
  const sorted = [...series].sort((a, b) => (a.assetId < b.assetId ? -1 : Number(a.assetId > b.assetId)));
  for (const one of sorted) {
    for (let from = one.from; from < one.until;) {
      const hourMs = hourOf(one.timestamps[from] ?? NaN);
      const until = endOfHour(one, from, hourMs + HOUR_MS);
      if (until - from >= OWN_ROW) hours.push(hourRow(one, from, until, hourMs));
      else packer.add(one, from, until, hourMs);
      from = until;
    }
  }
  return { hours, chunks: packer.chunks };
}

/** Epoch milliseconds of the begin of the hour, in UTC, in which an instant falls. */
export function hourOf(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS;
}

function endOfHour({ timestamps, until }: SeriesScores, from: number, endMs: number): number {
  let at = from + 1;
  while (at < until && (timestamps[at] ?? NaN) < endMs) at++;
  return at;
}

function hourRow(series: SeriesScores, from: number, until: number, hourMs: number): ScoreHour {
  const { assetId, metricName, threshold } = series;
  const [offsets, scores]: [number[], number[]] = [[], []];
  for (let at = from; at < until; at++) {
    offsets.push(Math.round((series.timestamps[at] ?? NaN) - hourMs));
    scores.push(series.scores[at] ?? NaN);
  }
  return { hourMs, threshold, assetId, metricName, offsets, scores };
}

/** Puts series that come in the order of their assets into chunks. */
class ChunkPacker {
  readonly chunks: ScoreChunk[] = [];
  /** The chunk that the next score of the kind goes into. */
  private readonly open = new Map<string, OpenChunk>();

  add(series: SeriesScores, from: number, until: number, hourMs: number): void {
    const chunk = this.chunkFor(series, hourMs);
    chunk.add(series, from, until);
  }

  private chunkFor({ assetId, threshold }: SeriesScores, hourMs: number): OpenChunk {
    const shard = shardOf(assetId);
    const kind = `${hourMs} ${shard} ${threshold}`;
    const open = this.open.get(kind);
    if (open && open.scores.length < CHUNK_SCORES) return open;
    const begun = new OpenChunk(hourMs, threshold, shard);
    this.open.set(kind, begun);
    this.chunks.push(begun);
    return begun;
  }
}

class OpenChunk implements ScoreChunk {
  readonly assets: string[] = [];
  readonly metrics: string[] = [];
  readonly assetPlaces: number[] = [];
  readonly metricPlaces: number[] = [];
  readonly offsets: number[] = [];
  readonly scores: number[] = [];

  constructor(
    readonly hourMs: number,
    readonly threshold: number,
    readonly shard: number,
  ) {}

  add({ assetId, metricName, timestamps, scores }: SeriesScores, from: number, until: number): void {
    if (this.assets.at(-1) !== assetId) this.assets.push(assetId);
    let metric = this.metrics.indexOf(metricName);
    if (metric < 0) metric = this.metrics.push(metricName) - 1;
    for (let at = from; at < until; at++) {
      this.assetPlaces.push(this.assets.length);
      this.metricPlaces.push(metric + 1);
      this.offsets.push(Math.round((timestamps[at] ?? NaN) - this.hourMs));
      this.scores.push(scores[at] ?? NaN);
    }
  }
}
