import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { SeriesKey } from '../../metrics/index.js';
import { readInstant } from '../../platform/binary/index.js';
import { instantOf } from '../../platform/database/index.js';
import { shardOf } from '../scoring/shards.js';
import { storedScores } from './stored-scores.js';

/** Instant, score, and whether it is an anomaly. */
const BYTES_PER_SCORE = 17;

/** A range of a series (`fromMs < timestamp <= untilMs`, epoch milliseconds) of which so many scores are read at most. */
interface TraceRange extends SeriesKey {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly limit: number;
}

/** The stored scores of one series as columns, in no order. */
export interface ScoreTrace {
  /** Epoch milliseconds. */
  readonly timestamps: Float64Array;
  /** 0..1, higher = more anomalous. */
  readonly scores: Float64Array;
  /** 1 where the score had reached the threshold of its time. */
  readonly isAnomaly: Uint8Array;
}

/** Reads the scores of one series for a chart: in binary, without an object for each. */
@Injectable()
export class ScoreTraces {
  constructor(private readonly em: EntityManager) {}

  async read({ assetId, metricName, fromMs, untilMs, limit }: TraceRange): Promise<ScoreTrace> {
    const stored = storedScores({
      assetId: sql`${assetId}::text`,
      metricName: sql`${metricName}::text`,
      shard: sql`${shardOf(assetId)}::int2`,
      from: instantOf(fromMs),
      until: instantOf(untilMs),
    });
    const { rows } = await sql<{ readonly bytes: Buffer | null }>`
      select string_agg(timestamptz_send(s.timestamp) || float8send(s.score) || boolsend(s."isAnomaly"), ''::bytea) as bytes
      from (
        select timestamp, score, "isAnomaly" from ${stored} a where timestamp > ${instantOf(fromMs)} limit ${limit}
      ) s
    `.execute(this.em.fork().getKysely());
    return decoded(rows[0]?.bytes ?? Buffer.alloc(0));
  }
}

function decoded(bytes: Buffer): ScoreTrace {
  const length = bytes.length / BYTES_PER_SCORE;
  const trace = {
    timestamps: new Float64Array(length),
    scores: new Float64Array(length),
    isAnomaly: new Uint8Array(length),
  };
  for (let i = 0; i < length; i++) {
    const at = i * BYTES_PER_SCORE;
    trace.timestamps[i] = readInstant(bytes, at);
    trace.scores[i] = bytes.readDoubleBE(at + 8);
    trace.isAnomaly[i] = bytes.readUInt8(at + 16);
  }
  return trace;
}
