import { Migration } from '@mikro-orm/migrations';

/** What operators think of episodes. A verdict is never changed: the newest one of an episode counts. */
export class Migration20261124000220CreateVerdicts extends Migration {
  override name = 'Migration20261124000220CreateVerdicts';

  override up(): void {
    this.addSql(`
      create table anomaly_verdicts (
        id bigint generated always as identity primary key,
        "episodeId" uuid not null references anomaly_episodes (id) on delete cascade,
        verdict varchar(10) not null check (verdict in ('true', 'false', 'unsure')),
        note text,
        "createdAt" timestamptz(3) not null
      )`);
    this.addSql('create index anomaly_verdicts_episode on anomaly_verdicts ("episodeId", id)');
    this.addSql('create index anomaly_verdicts_created on anomaly_verdicts ("createdAt")');
    this.addSql(
      'create index anomaly_episodes_series on anomaly_episodes ("assetId", "metricName", "startedAt")',
    );
  }

  override down(): void {
    this.addSql('drop table anomaly_verdicts');
    this.addSql('drop index anomaly_episodes_series');
  }
}
