import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { ActiveFailureModel, FailureModelVersion } from './failure-model-version.js';

type VersionRow = Omit<FailureModelVersion, 'trainedAt' | 'activatedAt'> & {
  readonly trainedMs: number;
  readonly activatedMs: number | null;
};

/** Models of the newest versions are kept, to go back to. */
const N_KEPT = 5;
const MOST_LISTED = 100;

const COLUMNS = sql`version, status, reason, report, ${epochMs(sql`"trainedAt"`)} as "trainedMs", ${epochMs(sql`"activatedAt"`)} as "activatedMs"`;

/** Keeps versions of the models of failure. */
@Injectable()
export class FailureModels {
  constructor(private readonly em: EntityManager) {}

  /** The newest first. */
  list(): Promise<readonly FailureModelVersion[]> {
    return this.read(sql`true order by "trainedAt" desc, version limit ${MOST_LISTED}`);
  }

  async newest(): Promise<FailureModelVersion | undefined> {
    const [newest] = await this.read(sql`true order by "trainedAt" desc, version limit 1`);
    return newest;
  }

  async find(version: string): Promise<FailureModelVersion | undefined> {
    const [found] = await this.read(sql`version = ${version}`);
    return found;
  }

  async findActive(): Promise<ActiveFailureModel | undefined> {
    // A row for each: an array of them would be sent as text and read letter by letter.
    const { rows } = await sql<VersionRow & { readonly artifact: Buffer }>`
      select ${COLUMNS}, artifact from failure_models, unnest(artifacts) with ordinality as a(artifact, n)
      where status = 'active' order by n`.execute(this.em.fork().getKysely());
    const artifacts = rows.map(({ artifact }) => artifact);
    return rows.map((row) => ({ ...toVersion(row), artifacts }))[0];
  }

  /** The one that was in use before, with its models: what a rollback goes to. */
  async findPrevious(): Promise<FailureModelVersion | undefined> {
    const [previous] = await this.read(sql`
      status = 'retired' and artifacts is not null order by "activatedAt" desc, version limit 1`);
    return previous;
  }

  /** Call inside a transaction; an active one has none beside it. */
  async insert(
    { version, status, trainedAt, activatedAt, reason, report }: FailureModelVersion,
    artifacts: readonly Uint8Array[],
  ): Promise<void> {
    if (status === 'active') await this.retireActive();
    const stored = artifacts.map((artifact) => Buffer.from(artifact).toString('hex'));
    await sql`
      insert into failure_models (version, status, "trainedAt", "activatedAt", reason, report, artifacts)
      values (${version}, ${status}, ${trainedAt}, ${activatedAt}, ${reason}, ${JSON.stringify(report)}::jsonb,
        (select array_agg(decode(hex, 'hex') order by n) from unnest(${stored}::text[]) with ordinality as a(hex, n)))`.execute(
      this.em.getKysely(),
    );
    await sql`
      update failure_models set artifacts = null where status <> 'active' and version not in (
        select version from failure_models where artifacts is not null order by "trainedAt" desc limit ${N_KEPT}
      )`.execute(this.em.getKysely());
  }

  /** Call inside a transaction. */
  async activate(version: string, at: Date, reason: string): Promise<void> {
    await this.retireActive();
    await sql`
      update failure_models set status = 'active', "activatedAt" = ${at}, reason = ${reason} where version = ${version}`.execute(
      this.em.getKysely(),
    );
  }

  /** @returns whether its models are kept */
  async hasArtifacts(version: string): Promise<boolean> {
    const { rows } = await sql<{ readonly isKept: boolean }>`
      select artifacts is not null as "isKept" from failure_models where version = ${version}`.execute(
      this.em.getKysely(),
    );
    return rows[0]?.isKept ?? false;
  }

  private async retireActive(): Promise<void> {
    await sql`update failure_models set status = 'retired' where status = 'active'`.execute(
      this.em.getKysely(),
    );
  }

  private async read(rest: RawBuilder<unknown>): Promise<readonly FailureModelVersion[]> {
    const { rows } = await sql<VersionRow>`select ${COLUMNS} from failure_models where ${rest}`.execute(
      this.em.getKysely(),
    );
    return rows.map(toVersion);
  }
}

function toVersion({
  version,
  status,
  reason,
  report,
  trainedMs,
  activatedMs,
}: VersionRow): FailureModelVersion {
  const [trainedAt, activatedAt] = [toDate(trainedMs), toDate(activatedMs)];
  return { version, status, trainedAt, activatedAt, reason, report };
}
