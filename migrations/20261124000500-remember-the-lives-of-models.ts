import { Migration } from '@mikro-orm/migrations';

/** Who put which model in charge and why; which files are to be kept, and which are gone. */
export class Migration20261124000500RememberTheLivesOfModels extends Migration {
  override name = 'Migration20261124000500RememberTheLivesOfModels';

  override up(): void {
    this.addSql(`
      alter table model_metadata
        add column "activatedAt" timestamptz(3),
        add column "isPinned" boolean not null default false,
        add column "artifactDeletedAt" timestamptz(3)`);
    this.addSql('update model_metadata set "activatedAt" = "createdAt"');
    this.addSql(`
      create table model_transitions (
        id bigint generated always as identity primary key,
        "modelVersion" varchar(50) not null,
        "fromStatus" varchar(20),
        "toStatus" varchar(20) not null,
        actor varchar(20) not null,
        reason text not null,
        at timestamptz(3) not null
      )`);
    this.addSql('create index model_transitions_version on model_transitions ("modelVersion", id)');
  }
}
