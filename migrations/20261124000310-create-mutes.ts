import { Migration } from '@mikro-orm/migrations';

/** What EMS Core is not to be told of, and how long. */
export class Migration20261124000310CreateMutes extends Migration {
  override name = 'Migration20261124000310CreateMutes';

  override up(): void {
    this.addSql(`
      create table anomaly_mutes (
        id uuid primary key default gen_random_uuid(),
        "assetId" varchar(64),
        "metricName" varchar(100),
        "startsAt" timestamptz(3) not null,
        "endsAt" timestamptz(3),
        reason text not null,
        "createdAt" timestamptz(3) not null,
        check ("assetId" is not null or "metricName" is not null),
        check ("endsAt" > "startsAt")
      )`);
  }

  override down(): void {
    this.addSql('drop table anomaly_mutes');
  }
}
