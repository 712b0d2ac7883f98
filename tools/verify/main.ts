import { HttpService } from '@nestjs/axios';
import { Logger } from '@nestjs/common';
import axios from 'axios';
import { EmsClient } from '../../src/ems/index.js';
import { EmsSession } from '../../src/ems/client/ems-session.service.js';
import { EmsAvailability } from '../../src/ems/availability/ems-availability.js';
import { defaultDispatchSettings } from '../../src/ems/outbox/dispatch-settings.js';
import { EmsTransport } from '../../src/ems/client/ems-transport.service.js';
import { httpOptions } from '../../src/ems/client/http-options.js';
import type { Finding } from './check.js';
import { checkDatabase } from './check-database.js';
import { checkDelivery, checkEmsCore, checkTopology } from './check-ems-core.js';
import { checkPace } from './check-pace.js';
import { HELP, readOptions, type VerifyOptions, wantsHelp } from './options.js';

const SIGNS = { ok: '✓', warn: '!', fail: '✗' } as const;
const TIMEOUT_MS = 10_000;

Logger.overrideLogger(false);
try {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) console.log(HELP);
  else process.exitCode = await verify(readOptions(args, process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** @returns the exit code: 0 when the service can do its work, 1 when something keeps it from it */
async function verify(options: VerifyOptions): Promise<number> {
  const http = new HttpService(axios.create(httpOptions(options.emsUrl)));
  const config = { ems: { url: options.emsUrl, timeoutMs: TIMEOUT_MS, login: options.login } };
  const availability = new EmsAvailability(defaultDispatchSettings);
  const transport = new EmsTransport(http, availability, config);
  const client = new EmsClient(transport, new EmsSession(transport, config), availability);
  console.log(`EMS Core at ${options.emsUrl}`);
  const nFailedThere = (await print(checkEmsCore(client))) + (await print(checkTopology(client)));
  if (options.source === 'api') await print(checkPace(client, options.sweepIntervalSeconds));
  const nUndelivered = options.isWriting ? await print(checkDelivery(client)) : 0;
  let nUnread = 0;
  if (options.databaseUrl !== undefined) {
    console.log(`\nDatabase at ${new URL(options.databaseUrl).host}`);
    nUnread = await print(checkDatabase(options.databaseUrl, options));
  }
  transport.onApplicationShutdown();
  const nFailed = nFailedThere + nUndelivered + nUnread;
  console.log(`\n${nFailed === 0 ? 'The service can be connected.' : `${nFailed} check(s) failed.`}`);
  if (options.login === undefined)
    console.log('Skipped: the topology (EMS_CORE_USERNAME and EMS_CORE_PASSWORD in the environment).');
  if (options.databaseUrl === undefined) console.log('Skipped: the database (--database URL).');
  if (!options.isWriting) console.log('Skipped: posting an event and an alert (--write).');
  return nFailed === 0 ? 0 : 1;
}

async function print(findings: AsyncGenerator<Finding>): Promise<number> {
  let nFailed = 0;
  for await (const { status, text, advice } of findings) {
    console.log(`  ${SIGNS[status]} ${text}${advice === undefined ? '' : `\n      ${advice}`}`);
    if (status === 'fail') nFailed += 1;
  }
  return nFailed;
}
