import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../launcher/ports.js';
import { AlertmanagerTarget } from '../../../src/alerting/notifying/alertmanager/alertmanager-target.js';
import { type IncidentNotice, toStoredNotice } from '../../../src/alerting/notifying/incident-notice.js';
import { SystemClock } from '../../../src/platform/clock/index.js';

const PATIENCE_MS = 30_000;
const LOOK_MS = 200;

/** An alert as Alertmanager gives it to a receiver. */
interface ReceivedAlert {
  readonly status: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Starts an Alertmanager and takes an incident through its life.
 *
 * @returns a line for each step that went as expected
 * @throws what did not
 */
export async function* verifyAlertmanager(binary: string): AsyncGenerator<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alertmanager-'));
  const heard: ReceivedAlert[] = [];
  const receiver = listenFor(heard);
  const [receiverPort, port] = [await listening(receiver), await freePort()];
  await writeFile(join(folder, 'alertmanager.yml'), configuration(receiverPort));
  const child = spawn(binary, argumentsOf(folder, port), { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  const ended = new Promise((done) => child.once('exit', done));
  const url = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([
      failed,
      untilIt(async () => (await fetch(`${url}/-/ready`)).ok, 'Alertmanager to be ready'),
    ]);
    yield* lifeOfAnIncident(url, heard);
  } finally {
    if (child.kill()) await ended;
    receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function* lifeOfAnIncident(url: string, heard: readonly ReceivedAlert[]): AsyncGenerator<string> {
  const target = new AlertmanagerTarget({ url, serviceName: 'ems-ml-service' }, new SystemClock());
  const send = (notice: IncidentNotice, before: IncidentNotice | null): Promise<void> =>
    target.send(
      {
        key: notice.id,
        revision: 1,
        payload: toStoredNotice(notice),
        delivered: before && toStoredNotice(before),
      },
      AbortSignal.timeout(PATIENCE_MS),
    );
  const hears = (status: string, severity: string): Promise<void> =>
    untilIt(
      () => heard.some((one) => one.status === status && one.labels.severity === severity),
      `the receiver to hear of ${severity} ${status}`,
    );
  const open = incident();
  await send(open, null);
  await hears('firing', 'high');
  yield 'An open incident fires.';
  await send(open, open);
  const listed = (await (await fetch(`${url}/api/v2/alerts`)).json()) as readonly unknown[];
  if (listed.length !== 1) throw new Error(`Sent twice, it is listed ${listed.length} times.`);
  yield 'Sent again, it is still one alert.';
  const worse: IncidentNotice = { ...open, severity: 'critical' };
  await send(worse, open);
  await hears('firing', 'critical');
  await hears('resolved', 'high');
  yield 'With a higher severity it fires anew, and the former alert is resolved.';
  await send({ ...worse, endedAt: new Date() }, worse);
  await hears('resolved', 'critical');
  yield 'Ended, it is resolved.';
}

function incident(): IncidentNotice {
  const startedAt = new Date(Date.now() - 60_000);
  return {
    id: '3f9a7d10-5c2e-4b8f-a1d6-8e0c4f7b2a95',
    title: 'core-rtr-01 does not answer',
    summary: 'Three assets are reached through it; "quotes", {braces} and ünïcode are kept.',
    severity: 'high',
    priority: 80,
    assets: [{ id: '1', name: 'core-rtr-01' }],
    startedAt,
    updatedAt: startedAt,
    endedAt: null,
    url: 'http://ems-ml-service:8000/dashboard',
  };
}

function listenFor(heard: ReceivedAlert[]): Server {
  return createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      for (const alert of (JSON.parse(text) as { alerts: ReceivedAlert[] }).alerts) heard.push(alert);
      response.end();
    });
  });
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) =>
    server.listen(0, '127.0.0.1', () => {
      done();
    }),
  );
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function configuration(receiverPort: number): string {
  return `route: { receiver: ops, group_by: [incident], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers: [{ name: ops, webhook_configs: [{ url: 'http://127.0.0.1:${receiverPort}/', send_resolved: true }] }]
`;
}

function argumentsOf(folder: string, port: number): readonly string[] {
  return [
    `--config.file=${join(folder, 'alertmanager.yml')}`,
    `--storage.path=${folder}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
  ];
}

async function untilIt(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    await delay(LOOK_MS);
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain for ${what}.`);
}
