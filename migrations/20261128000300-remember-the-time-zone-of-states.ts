import { Migration } from '@mikro-orm/migrations';

/** A state has learned habits by one wall clock; under another it is rebuilt from history. All so far went by UTC. */
export class Migration20261128000300RememberTheTimeZoneOfStates extends Migration {
  override name = 'Migration20261128000300RememberTheTimeZoneOfStates';

  override up(): void {
    this.addSql(`alter table series_checkpoints add column "timeZone" text not null default 'UTC'`);
  }
}
