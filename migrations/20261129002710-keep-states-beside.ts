import { Migration } from '@mikro-orm/migrations';

/**
 * A row with something outside it (TOAST) costs an update half as much log again. So the state of a series lies beside the row that says how far the
 * series is scored, compressed: two thirds of its length, in one piece instead of two. Those that are in these rows stay there until they are stored next.
 */
export class Migration20261129002710KeepStatesBeside extends Migration {
  override name = 'Migration20261129002710KeepStatesBeside';

  override up(): void {
    this.addSql(`
      create table series_states (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        until timestamptz(3) not null,
        "stateVersion" integer not null,
        "timeZone" text not null,
        state bytea not null,
        primary key ("assetId", "metricName")
      ) with (fillfactor = 50, toast_tuple_target = 128)`);
  }
}
