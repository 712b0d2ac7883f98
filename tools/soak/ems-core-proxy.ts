import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What is wrong between the service and EMS Core. From `garbage` on, the request arrives and its answer suffers. */
export const EMS_CORE_FAULTS = [
  'down',
  'hanging',
  'answering 500',
  'answering 429',
  'garbage',
  'half a body',
  'one byte a second',
  'answer lost',
] as const;
type EmsCoreFault = (typeof EMS_CORE_FAULTS)[number];

const RETRY_AFTER_SECONDS = '2';
const BYTE_EVERY_MS = 1_000;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands between the service and EMS Core, and lets one or the other suffer. */
export interface EmsCoreProxy {
  readonly url: string;
  suffer(fault: EmsCoreFault | undefined): void;
  close(): Promise<void>;
}

export async function startEmsCoreProxy(emsCoreUrl: string): Promise<EmsCoreProxy> {
  let current: EmsCoreFault | undefined;
  const server = createServer((incoming, response) => {
    response.on('error', () => undefined);
    answer(emsCoreUrl, incoming, response, current).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    suffer: (fault) => {
      current = fault;
      // What hangs or trickles ends with its fault.
      if (fault === undefined) server.closeAllConnections();
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  emsCoreUrl: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  fault: EmsCoreFault | undefined,
): Promise<void> {
  const refuse = fault && BEFORE_IT_ARRIVES[fault];
  if (refuse) {
    refuse(response);
    return;
  }
  const arrived = await forward(emsCoreUrl, incoming);
  const spoil = (fault && AFTER_IT_ARRIVED[fault]) ?? passOn;
  await spoil(arrived, response);
}

const BEFORE_IT_ARRIVES: Partial<Record<EmsCoreFault, (response: ServerResponse) => void>> = {
  down: (response) => response.destroy(),
  hanging: () => undefined,
  'answering 500': (response) =>
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"success":false}'),
  'answering 429': (response) => response.writeHead(429, { 'retry-after': RETRY_AFTER_SECONDS }).end(),
};

type Spoil = (answer: Answer, response: ServerResponse) => void | Promise<void>;

const AFTER_IT_ARRIVED: Partial<Record<EmsCoreFault, Spoil>> = {
  garbage: (_answer, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>\u0000{"id":'),
  'half a body': ({ status, headers, body }, response) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  'one byte a second': trickle,
  'answer lost': (_answer, response) => void response.destroy(),
};

function passOn({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, headers).end(body);
}

async function trickle({ status, headers, body }: Answer, response: ServerResponse): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Uint8Array.of(byte));
    await delay(BYTE_EVERY_MS);
  }
  response.end();
}

async function forward(emsCoreUrl: string, incoming: IncomingMessage): Promise<Answer> {
  const { method, headers } = incoming;
  const outgoing = request(new URL(incoming.url ?? '/', emsCoreUrl), { method, headers, agent: false });
  incoming.pipe(outgoing);
  const [arrived] = (await once(outgoing, 'response')) as [IncomingMessage];
  const pieces = await arrived.toArray();
  const kept = Object.entries(arrived.headers).filter(([name]) => name !== 'transfer-encoding');
  return {
    status: arrived.statusCode ?? 500,
    headers: Object.fromEntries(kept),
    body: Buffer.concat(pieces as Buffer[]),
  };
}
