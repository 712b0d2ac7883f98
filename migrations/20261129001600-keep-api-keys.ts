import { Migration } from '@mikro-orm/migrations';

/** Keys of programs, with AUTH_MODE=api-key. */
export class Migration20261129001600KeepApiKeys extends Migration {
  override name = 'Migration20261129001600KeepApiKeys';

  override up(): void {
    this.addSql(`
      create table api_keys (
        id varchar(16) primary key,
        name varchar(100) not null,
        role varchar(16) not null,
        hash bytea not null,
        "createdAt" timestamptz(3) not null,
        "expiresAt" timestamptz(3),
        "revokedAt" timestamptz(3)
      )`);
  }
}
