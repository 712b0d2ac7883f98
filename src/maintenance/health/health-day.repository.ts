import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { unnest } from '../../platform/database/index.js';
import { type FleetDay, type FleetHealthStatus, FLEET_STATUSES, type HealthDay } from './health-day.js';

type FleetRow = Readonly<Record<FleetHealthStatus, number>> & Omit<FleetDay, 'counts'>;

/** Keeps the health of each asset, day by day. */
@Injectable()
export class HealthDays {
  constructor(private readonly em: EntityManager) {}

  /** The last look of a day stays; repeated looks are one row. */
  async store(days: readonly HealthDay[]): Promise<void> {
    if (days.length === 0) return;
    await sql`
      insert into asset_health_days ("assetId", day, status, score, probability, factors)
      select asset, day::date, status, score::smallint, probability::real, factors from ${unnest(
        days,
        ['text', ({ assetId }) => assetId],
        ['text', ({ day }) => day],
        ['text', ({ status }) => status],
        ['float8', ({ score }) => score],
        ['float8', ({ probability }) => probability],
        ['jsonb', ({ factors }) => JSON.stringify(factors)],
      )} as d(asset, day, status, score, probability, factors)
      on conflict ("assetId", day) do update set status = excluded.status, score = excluded.score,
        probability = excluded.probability, factors = excluded.factors
    `.execute(this.em.fork().getKysely());
  }

  /** Oldest first. */
  async findOf(assetId: string, sinceDay: string): Promise<readonly HealthDay[]> {
    const { rows } = await sql<HealthDay>`
      select "assetId", day::text as day, status, score, probability, factors from asset_health_days
      where "assetId" = ${assetId} and day >= ${sinceDay}::date order by day`.execute(
      this.em.fork().getKysely(),
    );
    return rows;
  }

  /**
   * How the fleet stood on each day that is known, oldest first.
   *
   * @param assetIds - all assets without it
   */
  async findFleet(sinceDay: string, assetIds?: readonly string[]): Promise<readonly FleetDay[]> {
    const wanted = assetIds === undefined ? sql`true` : sql`"assetId" = any (${[...assetIds]}::text[])`;
    const counts = FLEET_STATUSES.map(
      (status) => sql`count(*) filter (where status = ${status})::int as ${sql.id(status)}`,
    );
    const { rows } = await sql<FleetRow>`
      select day::text as day, ${sql.join(counts)},
        percentile_cont(0.5) within group (order by score) as "medianScore",
        percentile_cont(0.1) within group (order by score) as "lowestTenthScore"
      from asset_health_days where day >= ${sinceDay}::date and ${wanted} group by day order by day`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ day, medianScore, lowestTenthScore, ...counted }) => ({
      ...{ day, medianScore, lowestTenthScore },
      counts: counted,
    }));
  }
}
