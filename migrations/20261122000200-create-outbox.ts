import { Migration } from '@mikro-orm/migrations';

/** What EMS Core still has to be told, written in the transaction that found it out. */
export class Migration20261122000200CreateOutbox extends Migration {
  override name = 'Migration20261122000200CreateOutbox';

  override up(): void {
    this.addSql(`
      create table outbox_messages (
        id uuid primary key default gen_random_uuid(),
        sequence bigint generated always as identity,
        kind varchar(10) not null check (kind in ('event', 'alert')),
        "identityKey" text not null,
        "episodeId" uuid not null,
        payload jsonb not null,
        status varchar(10) not null default 'pending' check (status in ('pending', 'delivered', 'parked')),
        attempts integer not null default 0,
        refusals integer not null default 0,
        "firstRefusedAt" timestamptz,
        "mayHaveArrived" boolean not null default false,
        "nextAttemptAt" timestamptz not null default now(),
        "lastError" text,
        "emsId" varchar(64),
        "createdAt" timestamptz not null default now(),
        "deliveredAt" timestamptz
      )`);
    // One event for one identity and one alert for one episode, however often they are announced.
    this.addSql(
      `create unique index outbox_messages_one_event on outbox_messages ("identityKey") where kind = 'event'`,
    );
    this.addSql(
      `create unique index outbox_messages_one_alert on outbox_messages ("episodeId") where kind = 'alert'`,
    );
    this.addSql('create index outbox_messages_episode on outbox_messages ("episodeId", sequence)');
    this.addSql(
      `create index outbox_messages_pending on outbox_messages (kind, sequence) where status = 'pending'`,
    );
    this.addSql(
      `create index outbox_messages_parked on outbox_messages (kind, sequence) where status = 'parked'`,
    );
    this.addSql(
      `create index outbox_messages_delivered on outbox_messages (kind, "deliveredAt") where status = 'delivered'`,
    );
  }

  override down(): void {
    this.addSql('drop table outbox_messages');
  }
}
