import { Migration } from '@mikro-orm/migrations';

/** Members of an incident in their order, those of them that this service announces, and those that are kept back for a time: of a storm there are very many others. */
export class Migration20261129001700FindMembersByPlace extends Migration {
  override name = 'Migration20261129001700FindMembersByPlace';

  override up(): void {
    this.addSql('drop index incident_members_incident');
    this.addSql('create index incident_members_incident on incident_members ("incidentId", ordinal)');
    this.addSql(
      'create index incident_members_own on incident_members ("incidentId", ordinal) where notice is not null',
    );
    this.addSql('drop index incident_members_held');
    this.addSql(`
      create index incident_members_held on incident_members (ordinal)
      where "announcedAt" is null and "endedAt" is null and "reasonKind" in ('silence', 'behind', 'waiting')`);
  }
}
