import { userInfo } from 'node:os';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { migrations } from '../../migrations/index.js';
import { AuditTrail } from '../../src/platform/audit/index.js';
import { ApiKeys } from '../../src/platform/auth/index.js';
import { ConfigModule, configFromEnvironment } from '../../src/platform/config/index.js';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { HELP, type KeysCommand, readCommand } from './options.js';

const DAY_MS = 86_400_000;

@Module({ providers: [ApiKeys, AuditTrail] })
class KeysModule {}

Logger.overrideLogger(['error', 'fatal']);
try {
  const command = readCommand(process.argv.slice(2));
  if (command.action === 'help') console.log(HELP);
  else process.exitCode = await withKeys((keys, trail) => run(command, keys, trail));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function withKeys<Result>(
  work: (keys: ApiKeys, trail: AuditTrail) => Promise<Result>,
): Promise<Result> {
  const config = configFromEnvironment();
  const imports = [ConfigModule.with(config), DatabaseModule.with(migrations)];
  const app = await NestFactory.createApplicationContext(
    { module: KeysModule, imports },
    { abortOnError: false },
  );
  try {
    return await work(app.get(ApiKeys), app.get(AuditTrail));
  } finally {
    await app.close();
  }
}

/** @returns the exit code */
async function run(command: KeysCommand, keys: ApiKeys, trail: AuditTrail): Promise<number> {
  const now = new Date();
  if (command.action === 'create') {
    const expiresAt = command.days === null ? null : new Date(now.getTime() + command.days * DAY_MS);
    const { name, role } = command;
    const key = { name, role, createdAt: now, expiresAt };
    console.log(await audited(trail, 'createApiKey', key, () => keys.create(key)));
    return 0;
  }
  if (command.action === 'revoke') {
    const { id } = command;
    const isRevoked = await audited(trail, 'revokeApiKey', { id }, () => keys.revoke(id, now));
    console.log(isRevoked ? 'Revoked.' : `There is no key ${id} in force.`);
    return isRevoked ? 0 : 1;
  }
  for (const { id, name, role, expiresAt, revokedAt } of await keys.list()) {
    const until = expiresAt === null ? 'until revoked' : `until ${expiresAt.toISOString()}`;
    console.log(`${id}  ${role.padEnd(8)}  ${revokedAt ? 'revoked' : until}  ${name}`);
  }
  return 0;
}

/** As a call of the API is: who is known by the login on this machine alone. The key itself is not kept. */
async function audited<Result>(
  trail: AuditTrail,
  operation: string,
  request: object,
  work: () => Promise<Result>,
): Promise<Result> {
  const entry = await trail.begin({
    at: new Date(),
    caller: `${userInfo().username} at the command line`,
    role: 'admin',
    address: null,
    operation,
    target: 'npm run keys',
    requestId: null,
    request,
  });
  const result = await work();
  await trail.end(entry, { before: null, after: null, status: 200, error: null });
  return result;
}
