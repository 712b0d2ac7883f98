import type { Kysely } from 'kysely';
import { type NewSamples, NewSamplesBuilder, type SampleRows } from '../new-samples.js';
import { decodeSamples } from '../stored-samples.js';
import { KEY_END, type NewestRange, type NewestSamples } from './newest-query.js';
import type { SampleTable } from './sample-tables.js';

/** About a hundred bytes each, for a moment. So many of them are no everyday life. */
const TOO_MANY_SAMPLES = 500_000;
/** So many are read at a time, about: to take them in keeps others waiting for some ten milliseconds. */
const SAMPLES_PER_READ = 40_000;

/** Where there were too many, it is not tried every time: what is expected is less by this each time that it is not. */
const HOPE = 0.8;

/** Where there are more places than this, and than so many for each series that had samples at a time, most are of series that are gone. */
const FEW_PLACES = 10_000;
const MOST_PLACES_A_SERIES = 4;

/** Reads what all series have of a short time: in parts, where there is as much as there was the last time. */
export class NewSampleReader {
  /** Samples of a millisecond, as far as is known. */
  private density = 0;
  /** Of the series that have had samples lately: mostly the same each time. */
  private places = new Map<string, number>();
  /** That had samples at a time. */
  private mostSeries = 0;

  /**
   * The samples of all series between two times, epoch milliseconds, from all tables.
   *
   * @returns undefined where there are too many
   */
  async read(
    connection: Kysely<unknown>,
    tables: readonly SampleTable[],
    { afterMs, untilMs }: Omit<NewestRange, 'limit'>,
  ): Promise<NewSamples | undefined> {
    const samples = new NewSamplesBuilder(afterMs, untilMs, this.places);
    const lengthMs = untilMs - afterMs;
    const nExpected = lengthMs * this.density;
    if (nExpected >= TOO_MANY_SAMPLES) {
      this.density *= HOPE;
      return undefined;
    }
    const nParts = Math.max(1, Math.ceil(nExpected / SAMPLES_PER_READ));
    const startOf = (part: number): number => Math.round(afterMs + (lengthMs * part) / nParts);
    for (let part = 0; part < nParts; part += 1) {
      const limit = TOO_MANY_SAMPLES - samples.nSamples;
      const range = { afterMs: startOf(part), untilMs: startOf(part + 1), limit };
      const found = await Promise.all(
        tables.map(async (table) => rowsOf((await table.readNewest(range).execute(connection)).rows[0])),
      );
      for (const rows of found) {
        if (!rows) return undefined;
        samples.add(rows);
      }
      this.density = samples.nSamples / (range.untilMs - afterMs);
      if (samples.nSamples >= TOO_MANY_SAMPLES) return undefined;
    }
    const built = samples.build();
    this.mostSeries = Math.max(this.mostSeries, built.nSeries);
    if (this.places.size > FEW_PLACES + MOST_PLACES_A_SERIES * this.mostSeries) this.forgetPlaces();
    return built;
  }

  private forgetPlaces(): void {
    this.places = new Map();
    this.mostSeries = 0;
  }
}

/** @returns undefined where a name has what separates the names */
function rowsOf(row: NewestSamples | undefined): SampleRows | undefined {
  const { keys, bytes } = row ?? {};
  const ids = keys == null ? [] : keys.split(KEY_END);
  const samples = decodeSamples(bytes ?? Buffer.alloc(0), 'oldest');
  return samples.timestamps.length === ids.length ? { ids, ...samples } : undefined;
}
