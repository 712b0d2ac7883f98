import { Migration } from '@mikro-orm/migrations';

/** What operators said of recommendations: one mark for each prediction, with the recommendation as it was then. */
export class Migration20261129001500MarkRecommendations extends Migration {
  override name = 'Migration20261129001500MarkRecommendations';

  override up(): void {
    this.addSql(`
      create table recommendation_marks (
        "assetId" varchar(64) not null,
        action text not null,
        "predictedAt" timestamptz(3) not null,
        status text not null,
        "postponedUntil" timestamptz(3),
        "wasRight" boolean,
        note text,
        "markedAt" timestamptz(3) not null,
        recommendation jsonb not null,
        primary key ("assetId", action, "predictedAt")
      )`);
    this.addSql(`create index recommendation_marks_marked on recommendation_marks ("markedAt")`);
  }
}
