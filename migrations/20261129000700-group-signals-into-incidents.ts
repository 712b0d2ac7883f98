import { Migration } from '@mikro-orm/migrations';

/**
 * What happened (signals, in the order in which they were taken up), what it is about (members), and what belongs together (incidents). The one row of
 * `grouping_state` says how far the signals are taken up and by whom: whoever holds its lease is the only one that takes up more.
 */
export class Migration20261129000700GroupSignalsIntoIncidents extends Migration {
  override name = 'Migration20261129000700GroupSignalsIntoIncidents';

  override up(): void {
    this.createSignals();
    this.createIncidents();
    this.createHistory();
    this.createMembers();
    this.allowTakeovers("'event', 'alert', 'resolution', 'takeover'");
    this.addSql(
      `create unique index outbox_messages_one_takeover on outbox_messages ("episodeId") where kind = 'takeover'`,
    );
    this.addSql(`
      create table grouping_state (
        "isOnly" boolean primary key default true check ("isOnly"),
        leader uuid,
        "leaseUntil" timestamptz not null default '-infinity',
        "lastOrdinal" bigint not null default 0,
        "lastTakenAt" timestamptz(3) not null default '-infinity',
        revision bigint not null default 0
      )`);
    this.addSql('insert into grouping_state default values');
    this.addSql(`
      create table signal_watermarks (
        source varchar(20) primary key,
        "readUntil" timestamptz(3) not null
      )`);
  }

  /** Beside events, alerts and resolutions: a person who takes an alert over. */
  private allowTakeovers(kinds: string): void {
    this.addSql(`
      alter table outbox_messages drop constraint outbox_messages_kind_check,
        add constraint outbox_messages_kind_check check (kind in (${kinds}))`);
  }

  private createSignals(): void {
    this.addSql(`
      create table alert_signals (
        id bigint generated always as identity primary key,
        "onceKey" varchar(200) not null unique,
        subject varchar(100) not null,
        change varchar(10) not null check (change in ('opened', 'escalated', 'closed')),
        source varchar(20) not null,
        "entityId" varchar(64) not null,
        "entityName" varchar(255),
        kind varchar(300) not null,
        severity varchar(10) not null check (severity in ('low', 'medium', 'high', 'critical')),
        text text not null,
        "isDown" boolean not null,
        "startedAt" timestamptz(3) not null,
        "happenedAt" timestamptz(3) not null,
        "storedAt" timestamptz(3) not null default clock_timestamp(),
        "isAnnounced" boolean not null,
        "isForIncident" boolean not null,
        notice jsonb,
        ordinal bigint unique,
        "takenAt" timestamptz(3)
      )`);
    this.addSql('create index alert_signals_waiting on alert_signals (id) where ordinal is null');
    this.addSql('create index alert_signals_taken on alert_signals ("takenAt")');
  }

  private createIncidents(): void {
    this.addSql(`
      create table incidents (
        id uuid primary key,
        status varchar(10) not null check (status in ('open', 'closed')),
        severity varchar(10) not null,
        priority smallint not null check (priority between 0 and 100),
        contributions jsonb not null,
        summary text not null,
        "startedAt" timestamptz(3) not null,
        "lastAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        "nMembers" integer not null,
        "nEntities" integer not null,
        "nSuppressed" integer not null,
        "leadingSubject" varchar(100) not null,
        "alertedEpisodeId" uuid,
        "mergedInto" uuid,
        "acknowledgedAt" timestamptz(3),
        "acknowledgedBy" varchar(100)
      )`);
    this.addSql('create index incidents_started on incidents ("startedAt", id)');
    this.addSql('create index incidents_priority on incidents (priority, id)');
    this.addSql(`create index incidents_open on incidents (id) where status = 'open'`);
    this.addSql(`create index incidents_ended on incidents ("lastAt") where status = 'closed'`);
  }

  private createHistory(): void {
    this.addSql(`
      create table incident_changes (
        id bigint generated always as identity primary key,
        "incidentId" uuid not null references incidents on delete cascade deferrable initially deferred,
        at timestamptz(3) not null,
        kind varchar(20) not null,
        "otherId" uuid,
        text text not null
      )`);
    this.addSql('create index incident_changes_incident on incident_changes ("incidentId", id)');
    this.addSql(`
      create table incident_feedback (
        id uuid primary key,
        "incidentId" uuid not null references incidents on delete cascade,
        value varchar(10) not null check (value in ('real', 'noise', 'split', 'merge')),
        pairs jsonb not null,
        note text,
        "givenAt" timestamptz(3) not null,
        "withdrawnAt" timestamptz(3)
      )`);
    this.addSql('create index incident_feedback_incident on incident_feedback ("incidentId")');
  }

  private createMembers(): void {
    this.addSql(`
      create table incident_members (
        subject varchar(100) primary key,
        "incidentId" uuid not null references incidents on delete cascade deferrable initially deferred,
        "signalId" bigint not null,
        ordinal bigint not null,
        source varchar(20) not null,
        "entityId" varchar(64) not null,
        "entityName" varchar(255),
        kind varchar(300) not null,
        severity varchar(10) not null,
        text text not null,
        "isDown" boolean not null,
        "startedAt" timestamptz(3) not null,
        "lastAt" timestamptz(3) not null,
        "endedAt" timestamptz(3),
        "announcedAt" timestamptz(3),
        "announcedSeverity" varchar(10),
        "reasonKind" varchar(20),
        reason text,
        urgency real not null,
        contributions jsonb not null,
        "isPinned" boolean not null default false,
        notice jsonb
      )`);
    this.addSql('create index incident_members_incident on incident_members ("incidentId")');
    this.addSql('create index incident_members_started on incident_members ("startedAt")');
    this.addSql('create index incident_members_alike on incident_members ("entityId", kind)');
    this.addSql(
      `create index incident_members_held on incident_members (ordinal) where "announcedAt" is null and "endedAt" is null`,
    );
  }

  override down(): void {
    this.addSql('drop index outbox_messages_one_takeover');
    this.addSql(`delete from outbox_messages where kind = 'takeover'`);
    this.allowTakeovers("'event', 'alert', 'resolution'");
    this.addSql(
      'drop table signal_watermarks, grouping_state, incident_members, incident_feedback, incident_changes, incidents, alert_signals',
    );
  }
}
