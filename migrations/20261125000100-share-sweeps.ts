import { Migration } from '@mikro-orm/migrations';

/** How far each part of a sweep has come, which several replicas work on. */
export class Migration20261125000100ShareSweeps extends Migration {
  override name = 'Migration20261125000100ShareSweeps';

  override up(): void {
    this.addSql(`
      create table sweep_progress (
        shard smallint primary key,
        "sweptUntil" timestamptz(3) not null
      )`);
  }
}
