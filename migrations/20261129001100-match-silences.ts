import { Migration } from '@mikro-orm/migrations';

/** A silence may be held against the kind, the text and the severity of an alert; null for all of them. */
export class Migration20261129001100MatchSilences extends Migration {
  override name = 'Migration20261129001100MatchSilences';

  override up(): void {
    this.addSql(
      'alter table silences add column kind text, add column text text, add column "maxSeverity" text',
    );
  }
}
