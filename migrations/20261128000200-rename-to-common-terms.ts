import { Migration } from '@mikro-orm/migrations';

/** Tables, columns and values get the names that the API and the documentation use. */
export class Migration20261128000200RenameToCommonTerms extends Migration {
  override name = 'Migration20261128000200RenameToCommonTerms';

  override up(): void {
    this.addSql('set local statement_timeout = 0');
    this.addSql('alter table anomaly_episodes rename column "lastAtBarAt" to "lastAboveThresholdAt"');
    this.addSql('alter table collection_outages rename column "nSilent" to "nMissingSeries"');
    this.addSql('alter table anomaly_mutes rename to silences');
    this.addSql(`update training_runs set stage = 'evaluating' where stage = 'judging'`);
    this.addSql(`
      update training_runs set data = data - 'leftOut' || jsonb_build_object('excluded', data -> 'leftOut')
      where data ? 'leftOut'`);
    this.renameFeedback();
  }

  private renameFeedback(): void {
    this.addSql('alter table anomaly_verdicts rename to episode_feedback');
    this.addSql('alter table episode_feedback rename column verdict to feedback');
    this.addSql('alter table episode_feedback drop constraint anomaly_verdicts_verdict_check');
    this.addSql('alter table episode_feedback alter column feedback type varchar(20)');
    this.addSql(`
      update episode_feedback set feedback = feedback || '_positive' where feedback in ('true', 'false')`);
    this.addSql(`
      alter table episode_feedback add constraint episode_feedback_feedback_check
        check (feedback in ('true_positive', 'false_positive', 'unsure'))`);
    this.addSql('alter index anomaly_verdicts_episode rename to episode_feedback_episode');
    this.addSql('alter index anomaly_verdicts_created rename to episode_feedback_created');
  }
}
