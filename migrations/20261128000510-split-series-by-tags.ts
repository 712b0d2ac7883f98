import { Migration } from '@mikro-orm/migrations';

/** Metrics whose samples come from several sources at once, by what distinguishes them. */
export class Migration20261128000510SplitSeriesByTags extends Migration {
  override name = 'Migration20261128000510SplitSeriesByTags';

  override up(): void {
    this.addSql(`
      create table tagged_series (
        "assetId" varchar(64) not null,
        "metricName" varchar(100) not null,
        "baseName" varchar(100) not null,
        tags jsonb not null,
        "splitAt" timestamptz not null default now(),
        primary key ("assetId", "metricName")
      )`);
    this.addSql('create index tagged_series_base on tagged_series ("assetId", "baseName")');
  }
}
