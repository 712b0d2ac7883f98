import { Migration } from '@mikro-orm/migrations';

/** The unit of a metric whose samples come in several: the others are converted into it. */
export class Migration20261128000520RememberUnits extends Migration {
  override name = 'Migration20261128000520RememberUnits';

  override up(): void {
    this.addSql(`
      create table metric_units (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        unit varchar(20) not null,
        primary key ("assetId", "metricName")
      )`);
  }
}
