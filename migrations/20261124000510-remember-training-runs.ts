import { Migration } from '@mikro-orm/migrations';

/** Every attempt to train a model: what it was asked, how far it has come, how it ended. */
export class Migration20261124000510RememberTrainingRuns extends Migration {
  override name = 'Migration20261124000510RememberTrainingRuns';

  override up(): void {
    this.addSql(`
      create table training_runs (
        id uuid primary key,
        "modelType" varchar(50) not null,
        status varchar(20) not null,
        trigger varchar(20) not null,
        request jsonb not null,
        stage varchar(20),
        percent smallint not null default 0,
        "modelVersion" varchar(50),
        data jsonb,
        figures jsonb,
        reason text,
        "serviceVersion" varchar(50) not null,
        "featureVersion" integer not null,
        "isCancelRequested" boolean not null default false,
        "startedAt" timestamptz(3) not null,
        "aliveAt" timestamptz(3) not null,
        "finishedAt" timestamptz(3)
      )`);
    this.addSql('create index training_runs_started on training_runs ("startedAt")');
    this.addSql(`create index training_runs_running on training_runs ("aliveAt") where status = 'running'`);
  }
}
