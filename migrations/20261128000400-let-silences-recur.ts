import { Migration } from '@mikro-orm/migrations';

/** A silence may recur: when it begins, as in a crontab, for how long, and by whose clock. */
export class Migration20261128000400LetSilencesRecur extends Migration {
  override name = 'Migration20261128000400LetSilencesRecur';

  override up(): void {
    this.addSql('alter table silences add column recurrence jsonb');
  }
}
