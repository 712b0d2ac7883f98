import { Migration } from '@mikro-orm/migrations';

/** Finds what is old enough to go without reading whole tables, and counts messages without counting those that are delivered. */
export class Migration20261126000400BoundTables extends Migration {
  override name = 'Migration20261126000400BoundTables';

  override up(): void {
    this.addSql('set local statement_timeout = 0');
    this.addSql(
      `create index anomaly_episodes_ended on anomaly_episodes ("endedAt") where status = 'closed'`,
    );
    this.addSql('create index anomaly_episodes_model on anomaly_episodes ("modelVersion")');
    this.addSql('create index training_runs_model on training_runs ("modelVersion")');
    this.addSql(
      `create index outbox_messages_settled on outbox_messages ("createdAt") where status in ('delivered', 'dropped')`,
    );
    this.addSql(
      `create index outbox_messages_waiting on outbox_messages ("createdAt") where status = 'pending'`,
    );
    this.addSql(
      `create index outbox_messages_unsettled on outbox_messages ("episodeId") where status not in ('delivered', 'dropped')`,
    );
    this.countDeliveries();
  }

  override down(): void {
    this.addSql('drop table outbox_deliveries');
    this.addSql('drop index outbox_messages_unsettled, outbox_messages_waiting, outbox_messages_settled');
    this.addSql('drop index training_runs_model, anomaly_episodes_model, anomaly_episodes_ended');
  }

  /** One row, which goes on counting when the messages are deleted. */
  private countDeliveries(): void {
    this.addSql(`
      create table outbox_deliveries (
        "isOnly" boolean primary key default true check ("isOnly"),
        "nDelivered" bigint not null
      ) with (fillfactor = 10)`);
    this.addSql(
      `insert into outbox_deliveries ("nDelivered") select count(*) from outbox_messages where status = 'delivered'`,
    );
  }
}
