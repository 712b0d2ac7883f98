import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { epochMs, notify, toDate } from '../../platform/database/index.js';
import type { NamedNode, TopologyReading, TopologySource } from './topology-reading.js';

/** Notified when a source was read, or could not be. */
export const TOPOLOGY_READ = 'topology-read';

/** How it stands with a source. */
export interface SourceState {
  readonly source: TopologySource;
  /** Rises whenever what it says has changed. */
  readonly version: number;
  /** When it was read last; null where it never was. */
  readonly readAt: Date | null;
  /** Why it could not be read the last time; null where it was. */
  readonly problem: string | null;
  readonly faults: readonly string[];
}

interface ReadingRow {
  readonly ids: readonly string[];
  readonly named: readonly NamedNode[];
  readonly from: Buffer;
  readonly to: Buffer;
  readonly relations: Buffer;
  readonly seenAt: Buffer;
  readonly faults: readonly string[];
}

type StateRow = Omit<SourceState, 'readAt' | 'version'> & {
  readonly version: string;
  readonly readMs: number | null;
};

/** The last good reading of each source: a row each, so that a restart or another replica knows what was read before. */
@Injectable()
export class TopologyReadingRepository {
  constructor(private readonly em: EntityManager) {}

  async listStates(): Promise<readonly SourceState[]> {
    const { rows } = await sql<StateRow>`
      select source, version, problem, faults, ${epochMs(sql`"readAt"`)} as "readMs" from topology_readings order by source
    `.execute(this.database());
    return rows.map(({ readMs, version, ...state }) => ({
      ...state,
      version: Number(version),
      readAt: toDate(readMs),
    }));
  }

  /** @returns undefined where the source was never read */
  async find(source: TopologySource): Promise<TopologyReading | undefined> {
    const { rows } = await sql<ReadingRow>`
      select ids, named, "from", "to", relations, "seenAt", faults from topology_readings
      where source = ${source} and "readAt" is not null`.execute(this.database());
    const [row] = rows;
    if (!row) return undefined;
    const { ids, named, faults } = row;
    return {
      ids,
      named,
      faults,
      from: numbersIn(row.from),
      to: numbersIn(row.to),
      relations: new Uint8Array(row.relations),
      seenAt: numbersIn(row.seenAt),
    };
  }

  /** Its version rises where it says something else than before; ages alone are no change. */
  async save(source: TopologySource, reading: TopologyReading, readAt: Date): Promise<void> {
    const { ids, named, faults, relations } = reading;
    const [from, to, seenAt] = [reading.from, reading.to, reading.seenAt].map(bytesOf);
    await sql`
      insert into topology_readings as t
        (source, version, digest, ids, named, "from", "to", relations, "seenAt", faults, "readAt", problem)
      values (${source}, nextval('topology_versions'), ${digestOf(reading)}, ${JSON.stringify(ids)}::jsonb,
        ${JSON.stringify(named)}::jsonb, ${from}, ${to}, ${Buffer.from(relations)}, ${seenAt},
        ${JSON.stringify(faults)}::jsonb, ${readAt}, null)
      on conflict (source) do update set
        version = case when t.digest = excluded.digest then t.version else excluded.version end,
        digest = excluded.digest, ids = excluded.ids, named = excluded.named, "from" = excluded."from", "to" = excluded."to",
        relations = excluded.relations, "seenAt" = excluded."seenAt", faults = excluded.faults,
        "readAt" = excluded."readAt", problem = null
      returning ${notify(TOPOLOGY_READ)}`.execute(this.database());
  }

  /** What was read before stays. */
  async saveProblem(source: TopologySource, problem: string): Promise<void> {
    await sql`
      insert into topology_readings as t (source, version, problem) values (${source}, 0, ${problem})
      on conflict (source) do update set problem = excluded.problem
      returning ${notify(TOPOLOGY_READ)}`.execute(this.database());
  }

  /** Forgets what a source said that is not set up any more. */
  async forgetAllBut(sources: readonly TopologySource[]): Promise<void> {
    await sql`
      update topology_readings
      set version = nextval('topology_versions'), digest = '', ids = '[]', named = '[]', faults = '[]', "from" = '', "to" = '',
        relations = '', "seenAt" = '', "readAt" = null, problem = null
      where source <> all (${sources}::text[]) and ("readAt" is not null or problem is not null)
      returning ${notify(TOPOLOGY_READ)}`.execute(this.database());
  }

  private database(): Kysely<unknown> {
    return this.em.fork().getKysely();
  }
}

function digestOf({ ids, named, from, to, relations }: TopologyReading): string {
  const hash = createHash('sha256').update(JSON.stringify([ids, named]));
  for (const column of [from, to, relations]) hash.update(bytesOf(column));
  return hash.digest('hex');
}

function bytesOf(column: Uint32Array | Uint8Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}

/** A copy: the driver's bytes may begin anywhere. */
function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
