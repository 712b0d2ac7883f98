import type { Kysely } from 'kysely';
import { NewSamples, type SampleRows } from '../new-samples.js';
import { decodeSamples } from '../stored-samples.js';
import { KEY_END, type NewestSamples } from './newest-query.js';
import type { SampleTable } from './sample-tables.js';

/** About a hundred bytes each, for a moment. More of them are no everyday life. */
const MOST_SAMPLES = 500_000;

/**
 * The samples of all series between two times, epoch milliseconds, from all tables.
 *
 * @returns undefined where there are too many
 */
export async function readNewSamples(
  connection: Kysely<unknown>,
  tables: readonly SampleTable[],
  { afterMs, untilMs }: { readonly afterMs: number; readonly untilMs: number },
): Promise<NewSamples | undefined> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const query = table.readNewest({ afterMs, untilMs, limit: MOST_SAMPLES });
      return rowsOf((await query.execute(connection)).rows[0]);
    }),
  );
  const known = found.filter((rows) => rows !== undefined);
  const isWhole = known.length === found.length && known.every(({ ids }) => ids.length < MOST_SAMPLES);
  return isWhole ? new NewSamples(afterMs, untilMs, known) : undefined;
}

/** @returns undefined where a name has what separates the names */
function rowsOf(row: NewestSamples | undefined): SampleRows | undefined {
  const { keys, bytes } = row ?? {};
  const ids = keys == null ? [] : keys.split(KEY_END);
  const samples = decodeSamples(bytes ?? Buffer.alloc(0), 'oldest');
  return samples.timestamps.length === ids.length ? { ids, ...samples } : undefined;
}
