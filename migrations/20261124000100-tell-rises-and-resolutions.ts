import { Migration } from '@mikro-orm/migrations';

/** The outbox also carries an event for each rise of an episode's severity, and the resolution of its alert. */
export class Migration20261124000100TellRisesAndResolutions extends Migration {
  override name = 'Migration20261124000100TellRisesAndResolutions';

  override up(): void {
    this.allow("'event', 'alert', 'resolution'", "'pending', 'delivered', 'parked', 'dropped'");
    this.addSql(
      `create unique index outbox_messages_one_event_per_severity
        on outbox_messages ("episodeId", (payload #>> '{metadata,severity}')) where kind = 'event'`,
    );
    this.addSql(
      `create unique index outbox_messages_one_resolution on outbox_messages ("episodeId") where kind = 'resolution'`,
    );
  }

  override down(): void {
    this.addSql('drop index outbox_messages_one_resolution');
    this.addSql('drop index outbox_messages_one_event_per_severity');
    this.addSql(`delete from outbox_messages where kind = 'resolution'`);
    this.allow("'event', 'alert'", "'pending', 'delivered', 'parked'");
  }

  private allow(kinds: string, statuses: string): void {
    this.addSql(`
      alter table outbox_messages
        drop constraint outbox_messages_kind_check,
        drop constraint outbox_messages_status_check,
        add constraint outbox_messages_kind_check check (kind in (${kinds})),
        add constraint outbox_messages_status_check check (status in (${statuses}))`);
  }
}
