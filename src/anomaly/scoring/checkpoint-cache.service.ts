import { Injectable, Logger } from '@nestjs/common';
import { keptSeriesId, type Series, type SeriesKey, seriesId } from '../../metrics/index.js';
import type { SeriesPace } from '../../ml/index.js';
import { HeldColumns, MOST_SCORED, NEVER_STORED } from './held-columns.js';
import type { SeriesCheckpoint } from './series-checkpoint.repository.js';
import { StateArena } from './state-arena.js';

/**
 * A state that is kept here is stored once in so many samples: whoever takes the series over replays that many at most, a millisecond of a
 * core, and the 2.4 KB of a state are 60 bytes of the database's log for each sample.
 */
const STORED_EVERY_SAMPLES = 40;
/** Where a series enters another hour, its state is stored: older checkpoints are one for each hour. */
const HOUR_MS = 3_600_000;

/** So often a series that has been silent is looked for by itself: its samples may come late. */
const LOOK_EVERY_MS = 60_000;

/** A checkpoint on its way from the watermark that the database has. */
export interface CheckpointMove extends SeriesKey, Pick<Series, 'seriesId'> {
  readonly storedWatermarkMs: number | undefined;
  readonly watermarkMs: number;
  readonly timeZone: string;
  /** Samples that it goes on by. */
  readonly nSamples: number;
  /** Those of them that have a score; epoch milliseconds. */
  readonly scoredMs: Float64Array;
  /** What was stored of when it reports; not known without it. */
  readonly pace?: SeriesPace;
}

/**
 * The live checkpoints of the series that this process sweeps, in columns: states are stored now and then only, and need not be read back. A series
 * has a place here for as long as it is kept. States of series that have none are stored, and read back, at every sweep.
 */
@Injectable()
export class CheckpointCache {
  private readonly logger = new Logger('Sweep');
  private readonly places = new Map<string, number>();
  private readonly freed: number[] = [];
  private readonly columns = new HeldColumns();
  private readonly states = new StateArena({
    onLost: (reason) =>
      this.logger.warn(
        `States of many series cannot be kept in a temporary file: ${String(reason)}. They are stored at every sweep, which takes longer`,
      ),
  });
  private nAssets = 0;
  private newestAsset = '';

  /** @returns where this process left the series; the state is a copy */
  findKept(series: SeriesKey): SeriesCheckpoint | undefined {
    const place = this.placeOf(seriesId(series));
    if (place < 0) return undefined;
    const { assetId, metricName } = series;
    return {
      ...{ assetId, metricName, watermarkMs: this.watermarkAt(place), timeZone: this.timeZoneAt(place) },
      state: this.states.at(place).slice(),
    };
  }

  /** @param watermarkMs - how far the series is scored: another process may have gone on with it meanwhile */
  findCheckpoint(series: SeriesKey, watermarkMs: number | undefined): SeriesCheckpoint | undefined {
    const place = this.placeOf(seriesId(series));
    return place >= 0 && this.watermarkAt(place) === watermarkMs ? this.findKept(series) : undefined;
  }

  /** @returns false where it is enough to store the watermark: the state is kept here, and replaying what it lacks in the database takes no time */
  isStateDue({ storedWatermarkMs, watermarkMs, timeZone, nSamples, ...series }: CheckpointMove): boolean {
    const place = this.placeOf(seriesId(series));
    if (place < 0 || this.watermarkAt(place) !== storedWatermarkMs || this.timeZoneAt(place) !== timeZone)
      return true;
    return this.isDueAt(place, watermarkMs, nSamples);
  }

  /**
   * When it is full, what is in it stays: series are swept in turn, so that the newest would drive out the next.
   *
   * @param move - as the database has it now
   */
  keep(move: CheckpointMove & Pick<SeriesCheckpoint, 'state'>, isStateStored: boolean): void {
    const { watermarkMs, state, timeZone, nSamples } = move;
    const id = keptSeriesId(move);
    if (!state || !this.states.hasRoomAt(this.places.get(id) ?? this.nextPlace)) return;
    const place = this.places.get(id) ?? this.begin(move, id);
    if (!this.states.set(place, state)) return;
    this.columns.timeZones[place] = timeZone;
    this.moveAt(place, watermarkMs, isStateStored ? Infinity : nSamples);
    this.noteReportAt(place, move.pace ?? NOT_KNOWN);
    for (const atMs of move.scoredMs.slice(-MOST_SCORED)) this.columns.noteScored(place, atMs);
  }

  forget(series: SeriesKey): void {
    const place = this.places.get(seriesId(series));
    if (place === undefined) return;
    this.places.delete(seriesId(series));
    this.freed.push(place);
  }

  /** @returns the place of the series with that `seriesId`, -1 for one that is not kept */
  placeOf(id: string): number {
    const place = this.places.get(id) ?? -1;
    return place >= 0 && this.states.hasRoomAt(place) ? place : -1;
  }

  watermarkAt(place: number): number {
    return this.columns.watermarkMs[place]!;
  }

  timeZoneAt(place: number): string {
    return this.columns.timeZones[place]!;
  }

  /** @returns the state in that place itself, until another one is asked for: who changes it has to {@link moveAt} it, or to {@link forget} it */
  stateAt(place: number): Uint8Array {
    return this.states.at(place);
  }

  /** Whether the state in that place has to be stored when it has gone on by so many samples, to the watermark. */
  isDueAt(place: number, watermarkMs: number, nSamples: number): boolean {
    const isNearlyDue = this.columns.nUntilDue[place]! <= nSamples;
    return isNearlyDue || hourOf(this.watermarkAt(place)) !== hourOf(watermarkMs);
  }

  /** @param nSamples - by which it has gone on since its state was stored last; Infinity where it is stored */
  moveAt(place: number, watermarkMs: number, nSamples: number): void {
    this.columns.watermarkMs[place] = watermarkMs;
    if (nSamples < Infinity) this.columns.nUntilDue[place]! -= nSamples;
    else this.columns.nUntilDue[place] = this.nUntilDue(this.columns.nUntilDue[place]!);
  }

  /** @returns whether this process has stored a score of the sample lately: false says nothing */
  hasScoredAt(place: number, atMs: number): boolean {
    return this.columns.hasScored(place, atMs);
  }

  /** @returns whether the series in that place, which has been silent, is to be looked for by itself: once a minute */
  beginLookAt(place: number, nowMs: number): boolean {
    const agoMs = nowMs - this.columns.lookedMs[place]!;
    if (agoMs >= 0 && agoMs < LOOK_EVERY_MS) return false;
    this.columns.lookedMs[place] = nowMs;
    return true;
  }

  /** @returns what is stored of when the series reports; NaN where that is not known */
  reportAt(place: number): SeriesPace {
    const { reportedMs, reportedIntervalMs } = this.columns;
    return { lastSampleMs: reportedMs[place]!, intervalMs: reportedIntervalMs[place]! };
  }

  /** A series whose interval is not known has no report. */
  noteReportAt(place: number, { lastSampleMs, intervalMs }: SeriesPace): void {
    this.columns.reportedMs[place] = Number.isFinite(intervalMs) ? lastSampleMs : NaN;
    this.columns.reportedIntervalMs[place] = intervalMs;
  }

  noteScoredAt(place: number, atMs: number): void {
    this.columns.noteScored(place, atMs);
  }

  /** @returns the earliest watermark after a time; Infinity where there is none */
  earliestAfter(timeMs: number): number {
    let earliestMs = Infinity;
    for (const place of this.places.values()) {
      const watermarkMs = this.columns.watermarkMs[place]!;
      if (watermarkMs > timeMs && watermarkMs < earliestMs) earliestMs = watermarkMs;
    }
    return earliestMs;
  }

  /** @returns the latest watermark; -Infinity where nothing is kept */
  newestWatermark(): number {
    let newestMs = -Infinity;
    for (const place of this.places.values()) newestMs = Math.max(newestMs, this.columns.watermarkMs[place]!);
    return newestMs;
  }

  private begin({ assetId, timeZone }: CheckpointMove, id: string): number {
    const place = this.nextPlace;
    this.freed.pop();
    this.places.set(id, place);
    this.columns.clear(place, timeZone);
    if (assetId !== this.newestAsset) this.nAssets += 1;
    this.newestAsset = assetId;
    return place;
  }

  private get nextPlace(): number {
    return this.freed.at(-1) ?? this.places.size;
  }

  /** What comes together at first is not due together: each sweep stores a few, those of an asset at once, since they lie side by side. */
  private nUntilDue(before: number): number {
    if (before !== NEVER_STORED) return STORED_EVERY_SAMPLES;
    return 1 + (this.nAssets % STORED_EVERY_SAMPLES);
  }
}

const NOT_KNOWN: SeriesPace = { lastSampleMs: NaN, intervalMs: NaN };

function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS);
}
