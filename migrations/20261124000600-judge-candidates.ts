import { Migration } from '@mikro-orm/migrations';

/** How every model did against the one that was in charge when it was trained. */
export class Migration20261124000600JudgeCandidates extends Migration {
  override name = 'Migration20261124000600JudgeCandidates';

  override up(): void {
    this.addSql('alter table model_metadata add column gate jsonb');
  }
}
