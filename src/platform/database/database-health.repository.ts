import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

@Injectable()
export class DatabaseHealth {
  constructor(private readonly em: EntityManager) {}

  /** @throws whatever the driver says when the database does not answer */
  async ping(): Promise<void> {
    await this.em.fork().execute('select 1');
  }
}
