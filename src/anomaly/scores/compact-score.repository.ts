import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import {
  epochMs,
  floatArray,
  instantOf,
  intArray,
  numbersLiteral,
  smallIntArray,
  textsLiteral,
  unnest,
} from '../../platform/database/index.js';
import { packScores, type ScoreChunk, type ScoreHour, type SeriesScores } from './score-columns.js';
import { CHUNK_ENTRIES } from './stored-scores.js';

/** Stores scores of normal samples, many in a row. */
@Injectable()
export class CompactScores {
  constructor(private readonly em: EntityManager) {}

  /** Call inside a transaction that has the lock of their shards. */
  async insert(series: readonly SeriesScores[]): Promise<void> {
    const { hours, chunks } = packScores(series);
    await this.insertHours(hours);
    await this.insertChunks(chunks);
  }

  private async insertHours(hours: readonly ScoreHour[]): Promise<void> {
    if (hours.length === 0) return;
    await sql`
      insert into score_hours (hour, threshold, "assetId", "metricName", offsets, scores)
      select to_timestamp(h.at_ms / 1000), h.threshold, h.asset, h.metric, h.offsets::int4[], h.scores::float8[]
      from ${unnest(
        hours,
        ['float8', ({ hourMs }) => hourMs],
        ['float8', ({ threshold }) => threshold],
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['text', ({ offsets }) => numbersLiteral(offsets)],
        ['text', ({ scores }) => numbersLiteral(scores)],
      )} as h(at_ms, threshold, asset, metric, offsets, scores)
    `.execute(this.em.getKysely());
  }

  /** The scores of all chunks go as one array of each kind, of which each row takes its part. */
  private async insertChunks(chunks: readonly ScoreChunk[]): Promise<void> {
    if (chunks.length === 0) return;
    const entries = entriesOf(chunks);
    const endOf = (place: number): number => entries.ends[place] ?? NaN;
    await sql`
      insert into score_chunks (hour, threshold, shard, "firstAsset", "lastAsset", assets, metrics, "assetPlaces", "metricPlaces", offsets, scores)
      select to_timestamp(c.at_ms / 1000), c.threshold, c.shard, c.first, c.last, c.assets::text[], c.metrics::text[],
        e.assets[c.first_entry:c.last_entry], e.metrics[c.first_entry:c.last_entry], e.offsets[c.first_entry:c.last_entry],
        e.scores[c.first_entry:c.last_entry]
      from (
        select ${smallIntArray(entries.assetPlaces)} as assets, ${smallIntArray(entries.metricPlaces)} as metrics,
          ${intArray(entries.offsets)} as offsets, ${floatArray(entries.scores)} as scores
      ) as e, ${unnest(
        chunks,
        ['float8', ({ hourMs }) => hourMs],
        ['float8', ({ threshold }) => threshold],
        ['int2', ({ shard }) => shard],
        ['text', ({ assets }) => assets[0] ?? ''],
        ['text', ({ assets }) => assets.at(-1) ?? ''],
        ['text', ({ assets }) => textsLiteral(assets)],
        ['text', ({ metrics }) => textsLiteral(metrics)],
        ['int4', ({ scores }, place) => endOf(place) - scores.length + 1],
        ['int4', (_, place) => endOf(place)],
      )} as c(at_ms, threshold, shard, first, last, assets, metrics, first_entry, last_entry)
    `.execute(this.em.getKysely());
  }

  /** @returns the hours of a shard's chunks that are older than an instant, epoch milliseconds */
  async findOldHours(shard: number, beforeMs: number): Promise<readonly number[]> {
    const { rows } = await sql<{ readonly hourMs: number }>`
      select distinct ${epochMs(sql`hour`)} as "hourMs" from score_chunks
      where shard = ${shard}::int2 and hour < ${instantOf(beforeMs)} order by 1
    `.execute(this.em.fork().getKysely());
    return rows.map(({ hourMs }) => hourMs);
  }

  /**
   * Puts what chunks of a shard hold of an hour into a row for each series: one statement, so that each score is in one of both places
   * at any time, also for two processes that do it at once.
   */
  async fold(shard: number, hourMs: number): Promise<void> {
    await sql`
      with gone as (
        delete from score_chunks where shard = ${shard}::int2 and hour = ${instantOf(hourMs)} returning *
      )
      insert into score_hours (hour, threshold, "assetId", "metricName", offsets, scores)
      select c.hour, c.threshold, c.assets[e.asset], c.metrics[e.metric],
        array_agg(e.ms order by e.ms), array_agg(e.score order by e.ms)
      from gone c, ${CHUNK_ENTRIES}
      group by 1, 2, 3, 4
    `.execute(this.em.fork().getKysely());
  }
}

/** The scores of several chunks one after another. */
interface Entries {
  readonly assetPlaces: Int16Array;
  readonly metricPlaces: Int16Array;
  readonly offsets: Int32Array;
  readonly scores: Float64Array;
  /** After how many of them each chunk ends. */
  readonly ends: readonly number[];
}

function entriesOf(chunks: readonly ScoreChunk[]): Entries {
  const length = chunks.reduce((sum, chunk) => sum + chunk.scores.length, 0);
  const [assetPlaces, metricPlaces] = [new Int16Array(length), new Int16Array(length)];
  const [offsets, scores] = [new Int32Array(length), new Float64Array(length)];
  const ends: number[] = [];
  let at = 0;
  for (const chunk of chunks) {
    assetPlaces.set(chunk.assetPlaces, at);
    metricPlaces.set(chunk.metricPlaces, at);
    offsets.set(chunk.offsets, at);
    scores.set(chunk.scores, at);
    at += chunk.scores.length;
    ends.push(at);
  }
  return { assetPlaces, metricPlaces, offsets, scores, ends };
}
