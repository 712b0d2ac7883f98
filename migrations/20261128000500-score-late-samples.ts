import { Migration } from '@mikro-orm/migrations';

/** Samples that arrive after newer ones are scored and marked; what became of samples is counted by the hour, for all processes together. */
export class Migration20261128000500ScoreLateSamples extends Migration {
  override name = 'Migration20261128000500ScoreLateSamples';

  override up(): void {
    this.addSql('alter table anomaly_scores add column "isLate" boolean not null default false');
    this.addSql(`
      create table sample_counts (
        hour timestamptz not null,
        outcome varchar(20) not null,
        samples bigint not null,
        primary key (hour, outcome)
      )`);
  }
}
