import { Migration } from '@mikro-orm/migrations';

/** Models of failures of the first format cannot be read any more; without any, new ones are fitted at once. */
export class Migration20261129001900ForgetFailureModels extends Migration {
  override name = 'Migration20261129001900ForgetFailureModels';

  override up(): void {
    this.addSql('delete from failure_models');
  }
}
