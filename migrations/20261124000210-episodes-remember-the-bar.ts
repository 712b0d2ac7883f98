import { Migration } from '@mikro-orm/migrations';

/** When an episode reached the bar last: what stays just below it keeps an episode going, but not for ever. */
export class Migration20261124000210EpisodesRememberTheBar extends Migration {
  override name = 'Migration20261124000210EpisodesRememberTheBar';

  override up(): void {
    this.addSql('alter table anomaly_episodes add column "lastAtBarAt" timestamptz(3)');
    this.addSql('update anomaly_episodes set "lastAtBarAt" = "lastAnomalousAt"');
    this.addSql('alter table anomaly_episodes alter column "lastAtBarAt" set not null');
  }

  override down(): void {
    this.addSql('alter table anomaly_episodes drop column "lastAtBarAt"');
  }
}
