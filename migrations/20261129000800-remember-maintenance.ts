import { Migration } from '@mikro-orm/migrations';

/** When assets were in maintenance: EMS Core keeps their present status only. */
export class Migration20261129000800RememberMaintenance extends Migration {
  override name = 'Migration20261129000800RememberMaintenance';

  override up(): void {
    this.addSql(`
      create table maintenance_times (
        "assetId" varchar(64) not null,
        "startedAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        primary key ("assetId", "startedAt")
      )`);
    this.addSql(
      `create unique index maintenance_times_one_open on maintenance_times ("assetId") where "endedAt" is null`,
    );
  }
}
