import { Migration } from '@mikro-orm/migrations';

/** A run may wait for a worker, and whoever asked for it, in another process, must hear why it failed. */
export class Migration20261125000110QueueTrainings extends Migration {
  override name = 'Migration20261125000110QueueTrainings';

  override up(): void {
    this.addSql('alter table training_runs add column failure jsonb');
  }
}
