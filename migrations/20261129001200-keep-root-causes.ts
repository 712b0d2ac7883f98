import { Migration } from '@mikro-orm/migrations';

/** What was said of the causes of incidents, version by version, and what operators say to it. Both go with their incident. */
export class Migration20261129001200KeepRootCauses extends Migration {
  override name = 'Migration20261129001200KeepRootCauses';

  override up(): void {
    this.addSql(`
      create table root_cause_analyses (
        id bigint generated always as identity primary key,
        "incidentId" uuid not null references incidents on delete cascade,
        version integer not null,
        stage varchar(10) not null check (stage in ('opened', 'grown', 'final')),
        "madeAt" timestamptz(3) not null,
        "nMembers" integer not null,
        "alertedEpisodeId" uuid,
        "isFound" boolean not null,
        analysis jsonb,
        problem text,
        signature jsonb not null,
        unique ("incidentId", version)
      )`);
    this.addSql("create index root_cause_analyses_final on root_cause_analyses (id) where stage = 'final'");
    this.addSql(`
      create table root_cause_feedback (
        id uuid primary key,
        "incidentId" uuid not null references incidents on delete cascade,
        value varchar(10) not null check (value in ('cause', 'not-cause', 'none')),
        "assetId" varchar(64) check (("assetId" is null) = (value = 'none')),
        note text,
        "givenAt" timestamptz(3) not null
      )`);
    this.addSql(
      'create unique index root_cause_feedback_once on root_cause_feedback ("incidentId", coalesce("assetId", \'\'))',
    );
    this.addSql('create index root_cause_feedback_given on root_cause_feedback ("givenAt", id)');
  }

  override down(): void {
    this.addSql('drop table root_cause_feedback, root_cause_analyses');
  }
}
