import { Migration } from '@mikro-orm/migrations';

/**
 * What open dashboards are told at once. Events are numbered as the last thing of their transaction, one transaction after the other: whoever has read up
 * to a number has missed none below it. A number that was given when an event is written could appear after a higher one.
 */
export class Migration20261129000200TellLiveEvents extends Migration {
  override name = 'Migration20261129000200TellLiveEvents';

  override up(): void {
    this.addSql('create sequence live_event_ids');
    this.addSql(`
      create table live_events (
        key bigserial primary key,
        id bigint unique,
        name varchar(20) not null,
        data jsonb not null,
        "onceKey" varchar(100) unique,
        "createdAt" timestamptz(3) not null default now()
      )`);
    this.addSql('alter sequence live_event_ids owned by live_events.id');
    this.addSql(`
      create function number_live_event() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(8000100005);
        execute format('update %I.live_events set id = nextval(%L) where key = $1',
          tg_table_schema, format('%I.live_event_ids', tg_table_schema)) using new.key;
        return null;
      end $$`);
    this.addSql(`
      create constraint trigger live_events_numbered after insert on live_events
      deferrable initially deferred for each row execute function number_live_event()`);
    this.addSql(`
      create table sweep_tallies (
        shard smallint primary key,
        "sweepId" bigint not null,
        series integer not null,
        samples integer not null,
        anomalies integer not null
      )`);
  }
}
