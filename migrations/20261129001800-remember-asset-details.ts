import { Migration } from '@mikro-orm/migrations';

/** What the platform said of assets, from when on: it keeps only what holds now. */
export class Migration20261129001800RememberAssetDetails extends Migration {
  override name = 'Migration20261129001800RememberAssetDetails';

  override up(): void {
    this.addSql(`
      create table asset_details (
        "assetId" varchar(64) not null,
        since timestamptz(3) not null,
        status varchar(50) not null,
        "serialNumber" varchar(100),
        model varchar(100),
        firmware varchar(100),
        primary key ("assetId", since)
      )`);
    this.addSql('create index asset_details_since on asset_details (since)');
  }

  override down(): void {
    this.addSql('drop table asset_details');
  }
}
