import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { migrations } from '../../migrations/index.js';
import { ApiKeys } from '../../src/platform/auth/index.js';
import { ConfigModule, configFromEnvironment } from '../../src/platform/config/index.js';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { HELP, type KeysCommand, readCommand } from './options.js';

const DAY_MS = 86_400_000;

@Module({ providers: [ApiKeys] })
class KeysModule {}

Logger.overrideLogger(['error', 'fatal']);
try {
  const command = readCommand(process.argv.slice(2));
  if (command.action === 'help') console.log(HELP);
  else process.exitCode = await withKeys((keys) => run(command, keys));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function withKeys<Result>(work: (keys: ApiKeys) => Promise<Result>): Promise<Result> {
  const config = configFromEnvironment();
  const imports = [ConfigModule.with(config), DatabaseModule.with(migrations)];
  const app = await NestFactory.createApplicationContext(
    { module: KeysModule, imports },
    { abortOnError: false },
  );
  try {
    return await work(app.get(ApiKeys));
  } finally {
    await app.close();
  }
}

/** @returns the exit code */
async function run(command: KeysCommand, keys: ApiKeys): Promise<number> {
  const now = new Date();
  if (command.action === 'create') {
    const expiresAt = command.days === null ? null : new Date(now.getTime() + command.days * DAY_MS);
    console.log(await keys.create({ name: command.name, role: command.role, createdAt: now, expiresAt }));
    return 0;
  }
  if (command.action === 'revoke') {
    const isRevoked = await keys.revoke(command.id, now);
    console.log(isRevoked ? 'Revoked.' : `There is no key ${command.id} in force.`);
    return isRevoked ? 0 : 1;
  }
  for (const { id, name, role, expiresAt, revokedAt } of await keys.list()) {
    const until = expiresAt === null ? 'until revoked' : `until ${expiresAt.toISOString()}`;
    console.log(`${id}  ${role.padEnd(8)}  ${revokedAt ? 'revoked' : until}  ${name}`);
  }
  return 0;
}
