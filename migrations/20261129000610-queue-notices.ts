import { Migration } from '@mikro-orm/migrations';

/** What other tools than EMS Core are to be given of each incident: its newest state, for each of them. */
export class Migration20261129000610QueueNotices extends Migration {
  override name = 'Migration20261129000610QueueNotices';

  override up(): void {
    this.addSql(`
      create table notices (
        target varchar(20) not null,
        key varchar(100) not null,
        revision integer not null default 1,
        payload jsonb not null,
        delivered jsonb,
        "endedAt" timestamptz(3),
        attempts integer not null default 0,
        "nextAttemptAt" timestamptz default now(),
        "leasedUntil" timestamptz,
        "lastError" text,
        "failingSince" timestamptz,
        "changedAt" timestamptz not null default now(),
        "deliveredAt" timestamptz,
        primary key (target, key)
      )`);
    this.addSql(`create index notices_due on notices ("nextAttemptAt") where "nextAttemptAt" is not null`);
    this.addSql('create index notices_ended on notices ("endedAt")');
  }

  override down(): void {
    this.addSql('drop table notices');
  }
}
