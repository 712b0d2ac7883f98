import { Migration } from '@mikro-orm/migrations';

/** A mute may name neither asset nor metric: it covers everything. */
export class Migration20261128000100MuteEverything extends Migration {
  override name = 'Migration20261128000100MuteEverything';

  override up(): void {
    this.addSql('alter table anomaly_mutes drop constraint anomaly_mutes_check');
  }
}
