import { Migration } from '@mikro-orm/migrations';

/**
 * The watermark of a series is stored at every sweep, and its state now and then: `stateWatermark` says until when the state goes, where that
 * is not the watermark. A state is kept apart from its row, so that a watermark moves without it; what is there moves when it is stored next.
 */
export class Migration20261129002300StoreStatesWhenDue extends Migration {
  override name = 'Migration20261129002300StoreStatesWhenDue';

  override up(): void {
    this.addSql('alter table series_checkpoints add column "stateWatermark" timestamptz(3)');
    this.addSql('alter table series_checkpoints alter column state set storage external');
    this.addSql('alter table series_checkpoints set (toast_tuple_target = 128)');
  }
}
