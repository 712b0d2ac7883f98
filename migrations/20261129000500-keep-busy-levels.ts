import { Migration } from '@mikro-orm/migrations';

/** How busy each series was, day by day, and what of its limit EMS Core was warned of. */
export class Migration20261129000500KeepBusyLevels extends Migration {
  override name = 'Migration20261129000500KeepBusyLevels';

  override up(): void {
    // One row a series, half a year in 18 kB: it is read and written as a whole. 32-bit floats are more than what is measured is worth.
    this.addSql(`
      create table busy_levels (
        kind varchar(10) not null check (kind in ('asset', 'type', 'location', 'tag')),
        name varchar(255) not null,
        "metricName" varchar(100) not null,
        unit varchar(40) not null,
        "timeZone" varchar(64) not null,
        "limit" float8,
        "limitSource" varchar(20),
        "limitReason" text,
        "assetIds" jsonb not null,
        "firstDayMs" float8,
        levels bytea,
        hours bytea,
        trend jsonb,
        "readUntil" timestamptz(3),
        "computedAt" timestamptz(3) not null,
        primary key (kind, "metricName", name)
      )`);
    this.addSql('create index busy_levels_computed on busy_levels ("computedAt")');
    this.addSql(`
      create table capacity_warnings (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        id uuid not null,
        status varchar(10) not null check (status in ('open', 'withdrawn')),
        revision integer not null,
        "limitAt" timestamptz(3) not null,
        probability float8 not null,
        "warnedAt" timestamptz(3) not null,
        "changedAt" timestamptz(3) not null,
        primary key ("assetId", "metricName")
      )`);
    this.addSql('create index capacity_warnings_changed on capacity_warnings ("changedAt")');
  }

  override down(): void {
    this.addSql('drop table capacity_warnings');
    this.addSql('drop table busy_levels');
  }
}
