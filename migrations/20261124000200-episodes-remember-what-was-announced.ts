import { Migration } from '@mikro-orm/migrations';

/** What EMS Core was told last of each episode, so that it hears of every change once. */
export class Migration20261124000200EpisodesRememberWhatWasAnnounced extends Migration {
  override name = 'Migration20261124000200EpisodesRememberWhatWasAnnounced';

  override up(): void {
    this.addSql('alter table anomaly_episodes add column "announcedSeverity" varchar(10)');
    // Until now every episode was announced when it began.
    this.addSql('update anomaly_episodes set "announcedSeverity" = severity');
  }

  override down(): void {
    this.addSql('alter table anomaly_episodes drop column "announcedSeverity"');
  }
}
