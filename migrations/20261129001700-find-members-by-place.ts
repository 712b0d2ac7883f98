import { Migration } from '@mikro-orm/migrations';

/** Members of an incident in their order, and those of them that this service announces: of a storm there are very many. */
export class Migration20261129001700FindMembersByPlace extends Migration {
  override name = 'Migration20261129001700FindMembersByPlace';

  override up(): void {
    this.addSql('drop index incident_members_incident');
    this.addSql('create index incident_members_incident on incident_members ("incidentId", ordinal)');
    this.addSql(
      'create index incident_members_own on incident_members ("incidentId", ordinal) where notice is not null',
    );
  }
}
