import { Migration } from '@mikro-orm/migrations';

/**
 * When a series had a value last, in the row that moves at every sweep anyway; null where that is the watermark, and -infinity where only `series_reports`
 * says it, which is written less often now.
 */
export class Migration20261129002720ReportWithWatermarks extends Migration {
  override name = 'Migration20261129002720ReportWithWatermarks';

  override up(): void {
    this.addSql(
      `alter table series_checkpoints add column "lastSampleAt" timestamptz(3) default '-infinity'`,
    );
  }
}
