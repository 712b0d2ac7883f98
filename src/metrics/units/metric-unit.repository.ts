import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { unnest } from '../../platform/database/index.js';
import type { Series } from '../series.js';

/** Remembers the unit of each metric whose samples come in several, so that it stays what it was. */
@Injectable()
export class MetricUnitRepository {
  constructor(private readonly em: EntityManager) {}

  async findAll(): Promise<readonly Series[]> {
    const { rows } = await sql<Series>`
      select "assetId", "metricName", unit from metric_units order by "assetId", "metricName"
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** What is known stays as it is. */
  async add(units: readonly Series[]): Promise<void> {
    if (units.length === 0) return;
    await sql`
      insert into metric_units ("assetId", "metricName", unit)
      select * from ${unnest(
        units,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['text', ({ unit }) => unit],
      )} as u(asset, metric, unit)
      on conflict ("assetId", "metricName") do nothing
    `.execute(this.em.fork().getKysely());
  }
}
