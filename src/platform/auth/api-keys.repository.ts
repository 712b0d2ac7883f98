import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { AccessRole } from '../config/index.js';
import { epochMs, toDate } from '../database/index.js';
import { type ApiKey, drawApiKey, isSameHash, readApiKey } from './api-key.js';

/** Every key is listed at once. */
const MOST_KEYS = 1_000;

interface KeyRow extends Pick<ApiKey, 'id' | 'name' | 'role'> {
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
}

const COLUMNS = sql`id, name, role, ${epochMs(sql`"createdAt"`)} as "createdAtMs",
  ${epochMs(sql`"expiresAt"`)} as "expiresAtMs", ${epochMs(sql`"revokedAt"`)} as "revokedAtMs"`;

/** Keys of programs; only their hashes are kept. */
@Injectable()
export class ApiKeys {
  constructor(private readonly em: EntityManager) {}

  /** @returns the key itself, which nobody can read later */
  async create(key: {
    readonly name: string;
    readonly role: AccessRole;
    readonly createdAt: Date;
    readonly expiresAt: Date | null;
  }): Promise<string> {
    const { text, id, hash } = drawApiKey();
    await sql`
      insert into api_keys (id, name, role, hash, "createdAt", "expiresAt")
      values (${id}, ${key.name}, ${key.role}, ${hash}, ${key.createdAt}, ${key.expiresAt})
    `.execute(this.em.fork().getKysely());
    return text;
  }

  /** @returns the key that the text is, where it is in force */
  async find(text: string, now: Date): Promise<ApiKey | undefined> {
    const given = readApiKey(text);
    if (!given) return undefined;
    const { rows } = await sql<KeyRow & { readonly hash: Buffer }>`
      select ${COLUMNS}, hash from api_keys
      where id = ${given.id} and "revokedAt" is null and ("expiresAt" is null or "expiresAt" > ${now})
    `.execute(this.em.fork().getKysely());
    const [row] = rows;
    return row && isSameHash(row.hash, given.hash) ? toKey(row) : undefined;
  }

  /** @returns all of them, revoked ones too, the newest first */
  async list(): Promise<readonly ApiKey[]> {
    const { rows } = await sql<KeyRow>`
      select ${COLUMNS} from api_keys order by "createdAt" desc, id limit ${MOST_KEYS}
    `.execute(this.em.fork().getKysely());
    return rows.map(toKey);
  }

  /** @returns whether there was such a key in force */
  async revoke(id: string, now: Date): Promise<boolean> {
    const { rows } = await sql`
      update api_keys set "revokedAt" = ${now} where id = ${id} and "revokedAt" is null returning id
    `.execute(this.em.fork().getKysely());
    return rows.length > 0;
  }
}

function toKey({ id, name, role, createdAtMs, expiresAtMs, revokedAtMs }: KeyRow): ApiKey {
  return {
    id,
    name,
    role,
    createdAt: new Date(createdAtMs),
    expiresAt: toDate(expiresAtMs),
    revokedAt: toDate(revokedAtMs),
  };
}
