import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { NoisyKind } from './noise.js';

/** What came once or twice is no noise. */
const LEAST = 3;

interface NoisyRow extends Omit<NoisyKind, 'hours'> {
  readonly hoursOfDay: readonly number[];
}

/** Counts what comes again and again. */
@Injectable()
export class NoiseRepository {
  constructor(
    private readonly em: EntityManager,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** @returns the noisiest first, those that came three times or more */
  async findNoisiest(since: Date, limit: number): Promise<readonly NoisyKind[]> {
    const zone = this.config.metrics.localTimeZone;
    const { rows } = await sql<NoisyRow>`
      with recent as (
        select m.*, exists (
          select from incident_feedback f
          where f."incidentId" = m."incidentId" and f.value = 'noise' and f."withdrawnAt" is null
        ) as "isNoise"
        from incident_members m where m."startedAt" >= ${since}
      ), alike as (
        select kind, count(distinct "entityId")::int as n from recent group by kind
      )
      select r."entityId", coalesce(max(r."entityName"), r."entityId") as "entityName", r.kind, max(r.source) as source,
        count(*)::int as count, count(r."announcedAt")::int as announced,
        (percentile_cont(0.5) within group (order by extract(epoch from r."endedAt" - r."startedAt") / 60)
          filter (where r."endedAt" is not null))::float8 as "medianMinutes",
        max(a.n) as "nEntitiesAlike", count(*) filter (where r."isNoise")::int as "nNoise",
        array_agg(extract(hour from r."startedAt" at time zone ${zone}::text)::int) as "hoursOfDay"
      from recent r join alike a using (kind)
      group by r."entityId", r.kind having count(*) >= ${LEAST}
      order by count(*) desc, r."entityId", r.kind limit ${limit}`.execute(this.em.fork().getKysely());
    return rows.map(({ hoursOfDay, ...row }) => ({ ...row, hours: countsOf(hoursOfDay) }));
  }
}

function countsOf(hoursOfDay: readonly number[]): readonly number[] {
  const counts = Array<number>(24).fill(0);
  for (const hour of hoursOfDay) counts[hour] = (counts[hour] ?? 0) + 1;
  return counts;
}
