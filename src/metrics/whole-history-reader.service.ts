import { Injectable } from '@nestjs/common';
import type { SeriesSamples } from '../ml/index.js';
import { ClientGoneError } from '../platform/errors/index.js';
import { MetricSource } from './metric-source.js';
import { TooManySamplesError } from './metrics.errors.js';
import type { SampleRange } from './series.js';

/** A year of one metric, one sample every thirty seconds: what is held in memory for one answer. */
export const MOST_SAMPLES = 1_100_000;
const SAMPLES_PER_READ = 50_000;

interface ReadBounds {
  /** Samples that are still allowed in the answer. */
  readonly room: number;
  readonly client: AbortSignal;
}

/** Reads long ranges as columns, piece by piece, so that others get their turns in between. */
@Injectable()
export class WholeHistoryReader {
  constructor(private readonly source: MetricSource) {}

  /** @throws TooManySamplesError, ClientGoneError */
  async read(range: SampleRange, { room, client }: ReadBounds): Promise<SeriesSamples> {
    const pieces: SeriesSamples[] = [];
    let left = room;
    for await (const piece of this.pieces(range, client)) {
      left -= piece.values.length;
      if (left < 0) throw new TooManySamplesError(MOST_SAMPLES);
      pieces.push(piece);
    }
    return joined(pieces);
  }

  private async *pieces(range: SampleRange, client: AbortSignal): AsyncGenerator<SeriesSamples> {
    for (let next: SampleRange | undefined = range; next;) {
      if (client.aborted) throw new ClientGoneError();
      const [history] = await this.source.readSamples([next], {
        purpose: 'request',
        limit: SAMPLES_PER_READ,
      });
      const lastMs = history?.samples.timestamps.at(-1);
      if (history) yield history.samples;
      next =
        history?.isTruncated === true && lastMs !== undefined ? { ...range, afterMs: lastMs } : undefined;
    }
  }
}

function joined(pieces: readonly SeriesSamples[]): SeriesSamples {
  const [only, ...others] = pieces;
  if (only && others.length === 0) return only;
  const length = pieces.reduce((sum, { values }) => sum + values.length, 0);
  const [timestamps, values] = [new Float64Array(length), new Float64Array(length)];
  let at = 0;
  for (const piece of pieces) {
    timestamps.set(piece.timestamps, at);
    values.set(piece.values, at);
    at += piece.values.length;
  }
  return { timestamps, values };
}
