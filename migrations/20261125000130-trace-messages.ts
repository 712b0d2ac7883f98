import { Migration } from '@mikro-orm/migrations';

/** The span that a message came from, in the words of W3C Trace Context: its delivery, perhaps elsewhere, goes on from there. */
export class Migration20261125000130TraceMessages extends Migration {
  override name = 'Migration20261125000130TraceMessages';

  override up(): void {
    this.addSql('alter table outbox_messages add column "traceParent" varchar(64)');
  }
}
