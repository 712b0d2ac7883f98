import { Migration } from '@mikro-orm/migrations';

/** The health of each asset, day by day. */
export class Migration20261129001400RememberHealth extends Migration {
  override name = 'Migration20261129001400RememberHealth';

  override up(): void {
    this.addSql(`
      create table asset_health_days (
        "assetId" varchar(64) not null,
        day date not null,
        status varchar(16) not null,
        score smallint,
        probability real,
        factors jsonb not null,
        primary key ("assetId", day)
      )`);
    this.addSql(`create index asset_health_days_day on asset_health_days (day)`);
  }
}
