import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';

const DAY_MS = 86_400_000;

/** Deletes what maintenance does not look back at any more, a few rows at a time, as {@link RetentionRepository} does. */
@Injectable()
export class MaintenanceRetention {
  constructor(private readonly em: EntityManager) {}

  deleteObservations(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from asset_observations where ctid = any(array(
      select ctid from asset_observations where day < ${dayOf(before)} limit ${limit}))`);
  }

  deletePredictions(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from failure_predictions where ctid = any(array(
      select ctid from failure_predictions where day < ${dayOf(before)} limit ${limit}))`);
  }

  /** With who said what of them; one of long ago that was added lately stays. */
  deleteFailures(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from asset_failures where id = any(array(
      select id from asset_failures where "failedAt" < ${before} and "recordedAt" < ${before} order by "failedAt" limit ${limit}))`);
  }

  deleteRecommendationMarks(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from recommendation_marks where ctid = any(array(
      select ctid from recommendation_marks where "markedAt" < ${before} limit ${limit}))`);
  }

  deleteHealthDays(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from asset_health_days where ctid = any(array(
      select ctid from asset_health_days where day < ${before}::date limit ${limit}))`);
  }

  /** Those that are over. */
  deleteDarkTimes(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from dark_times where ctid = any(array(
      select ctid from dark_times where "startedAt" < ${before} and "endedAt" is not null limit ${limit}))`);
  }

  /** Of assets that nobody observes any more, and devices that were replaced long ago. */
  deleteUnits(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        delete from observed_assets where "assetId" = any(array(
          select "assetId" from observed_assets where "observedAt" < ${before} limit ${limit})) returning 1
      )
      delete from asset_units where ctid = any(array(
        select u.ctid from asset_units u where u."seenAt" < ${before} and (
          exists (select from asset_units n where n."assetId" = u."assetId" and n."seenAt" > u."seenAt")
          or not exists (select from observed_assets o where o."assetId" = u."assetId")
        ) limit ${limit}))`);
  }

  /** Also those that still hold: they are noted anew within a minute, unless the asset is gone. */
  deleteAssetDetails(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from asset_details where ctid = any(array(
      select ctid from asset_details where since < ${before} limit ${limit}))`);
  }

  /** Versions whose models are not kept. */
  deleteFailureModels(before: Date, limit: number): Promise<number> {
    return this.count(sql`delete from failure_models where version = any(array(
      select version from failure_models where "trainedAt" < ${before} and status <> 'active' and artifacts is null limit ${limit}))`);
  }

  private async count(deletion: RawBuilder<unknown>): Promise<number> {
    const { numAffectedRows = 0n } = await deletion.execute(this.em.fork().getKysely());
    return Number(numAffectedRows);
  }
}

/** Days of UTC since 1970. */
function dayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}
