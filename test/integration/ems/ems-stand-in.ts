import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

type Fields = Record<string, unknown>;

interface StoredEvent extends Fields {
  readonly id: string;
  readonly title: string;
  occurrenceCount: number;
}

interface StoredAlert extends Fields {
  readonly id: string;
  readonly eventId: string;
  status: string;
  owner: string | null;
  businessImpactScore: number | null;
  resolutionNotes: string | null;
  /** How often it was resolved: the real one takes every call and overwrites. */
  resolutions: number;
}

/**
 * What one POST or PATCH suffers. `lose-answer` stores and drops the connection; `lose-request` drops it without storing; a
 * number is answered with that status.
 */
export type Fate = 'serve' | 'lose-answer' | 'lose-request' | 'hang' | 429 | 400 | 404 | 500;

/** A small EMS Core with faults on demand: its dedup of events, its lack of one for alerts, its empty bodies. */
export class EmsStandIn {
  readonly events: StoredEvent[] = [];
  readonly alerts: StoredAlert[] = [];
  readonly requests: string[] = [];
  isHealthy = true;
  keepsClientIds = true;
  retryAfter = '1';
  delayMs = 0;
  /** What the callback of `POST /alerts` is answered, which replaces the score that was posted; nothing without it. */
  calledBackScore: number | undefined;
  /** Most posts of one event identity that were ever served at the same time. */
  mostConcurrent = 0;
  fateOf: (path: string, body: Fields) => Fate = () => 'serve';
  /** What happens once it has stored, and before anybody hears that the answer is lost. */
  beforeLoss: () => void = () => undefined;
  private readonly inService = new Map<string, number>();
  private server: Server | undefined;
  private port = 0;

  async open(): Promise<string> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.port}`;
  }

  /** Opened again, it listens on the same port and still has what it stored. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  }

  posts(path: string): number {
    return this.requests.filter((request) => request === `POST ${path}`).length;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    this.requests.push(`${request.method ?? ''} ${url.pathname}`);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.method === 'GET') {
      answer(response, 200, this.read(url));
      return;
    }
    await this.change(url.pathname, JSON.parse(text) as Fields, response);
  }

  private async change(path: string, body: Fields, response: ServerResponse): Promise<void> {
    const fate = this.fateOf(path, body);
    if (fate === 'hang') return;
    if (fate === 'lose-request') {
      response.destroy();
      return;
    }
    if (typeof fate === 'number') {
      if (fate === 429) response.setHeader('Retry-After', this.retryAfter);
      answer(response, fate, { success: false, statusCode: fate, message: ['no'], error: 'Error' });
      return;
    }
    const stored = await this.store(path, body);
    if (fate === 'lose-answer') {
      this.beforeLoss();
      response.destroy();
    } else answer(response, 201, stored);
  }

  private async store(path: string, body: Fields): Promise<Fields> {
    const identity = identityOf(path, body);
    const concurrent = (this.inService.get(identity) ?? 0) + 1;
    this.inService.set(identity, concurrent);
    this.mostConcurrent = Math.max(this.mostConcurrent, concurrent);
    await sleep(this.delayMs);
    this.inService.set(identity, (this.inService.get(identity) ?? 1) - 1);
    if (path === '/events') return this.storeEvent(body);
    if (path === '/alerts') return this.storeAlert(body);
    return path.endsWith('/business-impact') ? this.rateAlert(path, body) : this.resolveAlert(path, body);
  }

  private alertsWithEvents(): readonly Fields[] {
    return this.alerts.map((alert) => ({
      ...alert,
      event: this.events.find(({ id }) => id === alert.eventId),
    }));
  }

  private storeEvent(body: Fields): Fields {
    const known = this.events.find((event) => identityOf('/events', event) === identityOf('/events', body));
    if (known) {
      known.occurrenceCount += 1;
      return known;
    }
    const id = this.keepsClientIds && typeof body.id === 'string' ? body.id : randomUUID();
    const timestamp = body.timestamp ?? new Date().toISOString();
    const stored = { ...body, timestamp, id, title: String(body.title), occurrenceCount: 1 };
    this.events.push(stored);
    return stored;
  }

  private storeAlert(body: Fields): Fields {
    const fresh = { status: 'open', owner: null, resolutionNotes: null, resolutions: 0 };
    const businessImpactScore =
      this.calledBackScore ?? (body.businessImpactScore as number | undefined) ?? null;
    const stored = { ...fresh, businessImpactScore, id: randomUUID(), eventId: String(body.eventId) };
    this.alerts.push(stored);
    return stored;
  }

  private rateAlert(path: string, body: Fields): Fields {
    const alert = this.alerts.find(({ id }) => path === `/alerts/${id}/business-impact`);
    if (!alert) throw new Error(`no alert for ${path}`);
    return Object.assign(alert, body);
  }

  private resolveAlert(path: string, body: Fields): Fields {
    const alert = this.alerts.find(({ id }) => path === `/alerts/${id}/resolve`);
    if (!alert) throw new Error(`no alert for ${path}`);
    return Object.assign(alert, body, { status: 'resolved', resolutions: alert.resolutions + 1 });
  }

  private read(url: URL): unknown {
    const { pathname, searchParams } = url;
    if (pathname === '/') {
      return { status: this.isHealthy ? 'ok' : 'degraded', database: { connected: this.isHealthy } };
    }
    if (pathname.startsWith('/events/')) return this.events.find(({ id }) => pathname.endsWith(id));
    const all = pathname === '/events' ? this.events.filter(isWithin(searchParams)) : this.alertsWithEvents();
    const wanted = ['assetId', 'status'].filter((name) => searchParams.has(name));
    const rows = all
      .filter((row: Fields) => wanted.every((name) => row[name] === searchParams.get(name)))
      .reverse();
    return { data: rows.slice(0, Number(searchParams.get('limit') ?? 50)), total: rows.length, page: 1 };
  }
}

function isWithin(filter: URLSearchParams): (event: Fields) => boolean {
  const [from, to] = [filter.get('from') ?? '', filter.get('to') ?? '9999'];
  return ({ timestamp }) => String(timestamp) >= from && String(timestamp) <= to;
}

function identityOf(path: string, body: Fields): string {
  const parts =
    path === '/events' ? [body.source, body.assetId, body.category, body.title] : [path, body.eventId];
  return parts.map(String).join(':');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
