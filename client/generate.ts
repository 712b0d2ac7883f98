import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { AppModule } from '../src/app.module.js';
import { loadConfig } from '../src/platform/config/index.js';
import { describeApi } from '../src/platform/http/index.js';

const TARGET = 'client/schema.d.ts';
const HEAD = '/** Written by `npm run client` from the OpenAPI document of the service; not by hand. */\n';
/** The document needs no database: in preview nothing is started. */
const NOWHERE = { DATABASE_HOST: 'nowhere', EMS_CORE_URL: 'http://nowhere' };

const app = await NestFactory.create<NestExpressApplication>(AppModule.with(loadConfig(NOWHERE)), {
  preview: true,
  logger: false,
});
const types =
  HEAD + astToString(await openapiTS(describeApi(app) as OpenAPI3, { defaultNonNullable: false }));
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, types);
  console.log(`Written to ${TARGET}.`);
} else if ((await readFile(TARGET, 'utf8')) === types) {
  console.log(`${TARGET} says what the service answers.`);
} else {
  console.error(`${TARGET} is not what the service answers any more: run "npm run client" and commit it.`);
  process.exitCode = 1;
}
