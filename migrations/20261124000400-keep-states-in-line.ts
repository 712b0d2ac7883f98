import { Migration } from '@mikro-orm/migrations';

/** A state is rewritten at every sweep: compressing it or keeping it apart costs more than the room it takes. */
export class Migration20261124000400KeepStatesInLine extends Migration {
  override name = 'Migration20261124000400KeepStatesInLine';

  override up(): void {
    this.addSql('alter table series_checkpoints alter column state set storage plain');
  }
}
