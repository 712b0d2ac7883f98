import { Migration } from '@mikro-orm/migrations';

/** A copy of each model that is kept, for processes on other machines than the one that trained it. */
export class Migration20261125000120ShareModels extends Migration {
  override name = 'Migration20261125000120ShareModels';

  override up(): void {
    // Apart from the models: those are read every two seconds.
    this.addSql(
      'create table model_artifacts ("modelVersion" varchar(50) primary key, artifact bytea not null)',
    );
  }
}
