import {
  emptyColumns,
  type SampleCounts,
  type SampleExplanation,
  type ScoreColumns,
  type SeriesPace,
} from '../../../ml/index.js';
import type { PickedSeries } from './everyday-picks.js';
import type { ScoredChunk } from './scored-chunk.js';

/** What has become of a series. */
interface ScoredOne {
  readonly storedWatermarkMs: number;
  readonly watermarkMs: number;
  readonly pace: SeriesPace;
  /** Whether that is to be stored as its report. */
  readonly isReportDue: boolean;
  readonly counts: SampleCounts;
  readonly explanations: readonly SampleExplanation[];
  /** There where it is to be stored. */
  readonly state: Uint8Array | undefined;
}

/** A chunk while it is scored. */
export class ChunkColumns {
  readonly samples: ScoreColumns;
  nSamples = 0;
  private readonly storedWatermarkMs: Float64Array;
  private readonly watermarkMs: Float64Array;
  private readonly lastSampleMs: Float64Array;
  private readonly intervalMs: Float64Array;
  private readonly firstSample: Int32Array;
  private readonly explanations = new Map<number, readonly SampleExplanation[]>();
  private readonly reportPlaces: number[] = [];
  private readonly duePlaces: number[] = [];
  private readonly dueStates: Uint8Array[] = [];
  private nMissing = 0;
  private nInvalid = 0;

  constructor(private readonly picked: readonly PickedSeries[]) {
    const nSeries = picked.length;
    this.samples = emptyColumns(picked.reduce((sum, { first, last }) => sum + last - first, 0));
    this.storedWatermarkMs = new Float64Array(nSeries);
    this.watermarkMs = new Float64Array(nSeries);
    this.lastSampleMs = new Float64Array(nSeries);
    this.intervalMs = new Float64Array(nSeries);
    this.firstSample = new Int32Array(nSeries + 1);
  }

  /** Its samples are in the columns already, from `nSamples` on. */
  add(place: number, one: ScoredOne): void {
    const { storedWatermarkMs, watermarkMs, pace, counts, explanations, state } = one;
    this.nSamples += counts.scored;
    this.firstSample[place + 1] = this.nSamples;
    this.storedWatermarkMs[place] = storedWatermarkMs;
    this.watermarkMs[place] = watermarkMs;
    this.lastSampleMs[place] = pace.lastSampleMs;
    this.intervalMs[place] = pace.intervalMs;
    this.nMissing += counts.missing;
    this.nInvalid += counts.invalid;
    if (explanations.length > 0) this.explanations.set(place, explanations);
    if (one.isReportDue) this.reportPlaces.push(place);
    if (!state) return;
    this.duePlaces.push(place);
    this.dueStates.push(state);
  }

  finish(thresholds: Float64Array): Omit<ScoredChunk, 'thresholdOf' | 'modelVersion'> {
    const { picked, samples, nSamples, storedWatermarkMs, watermarkMs, lastSampleMs, intervalMs } = this;
    const { firstSample, explanations, nMissing, nInvalid, duePlaces } = this;
    const reportPlaces = Int32Array.from(this.reportPlaces);
    return {
      ...{ picked, samples, explanations, nMissing, nInvalid },
      columns: {
        nSeries: picked.length,
        assetIds: picked.map(({ series }) => series.assetId),
        metricNames: picked.map(({ series }) => series.metricName),
        ...{
          storedWatermarkMs,
          watermarkMs,
          lastSampleMs,
          intervalMs,
          reportPlaces,
          thresholds,
          firstSample,
        },
        timestamps: samples.timestamps.subarray(0, nSamples),
        scores: samples.scores.subarray(0, nSamples),
      },
      due: {
        places: Int32Array.from(duePlaces),
        bytes: new Uint8Array(Buffer.concat(this.dueStates)),
        timeZones: duePlaces.map((place) => picked[place]!.asset.timeZone),
      },
    };
  }
}
