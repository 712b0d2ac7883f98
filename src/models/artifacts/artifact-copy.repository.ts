import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

/** Models in the database, for processes on machines whose disk does not have the file. */
@Injectable()
export class ArtifactCopies {
  constructor(private readonly em: EntityManager) {}

  /** Call inside the transaction that registers the model. */
  async addCopy(modelVersion: string, artifact: Uint8Array): Promise<void> {
    await sql`
      insert into model_artifacts ("modelVersion", artifact) values (${modelVersion}, ${Buffer.from(artifact)}::bytea)
    `.execute(this.em.getKysely());
  }

  async findCopy(modelVersion: string): Promise<Uint8Array | undefined> {
    const { rows } = await sql<{ readonly artifact: Uint8Array }>`
      select artifact from model_artifacts where "modelVersion" = ${modelVersion}
    `.execute(this.em.fork().getKysely());
    return rows[0]?.artifact;
  }

  async remove(modelVersion: string): Promise<void> {
    await sql`delete from model_artifacts where "modelVersion" = ${modelVersion}`.execute(
      this.em.fork().getKysely(),
    );
  }
}
