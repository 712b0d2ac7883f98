import { setTimeout as delay } from 'node:timers/promises';
import type { Draws } from './draws.js';
import type { Replicas } from './replicas.js';

/** Longer than any answer may take, but that of a training, which comes when it is over. */
const PATIENCE_MS = 60_000;
const TRAINING_PATIENCE_MS = 600_000;
const THINKING_MS = [50, 1_500] as const;

const DAY = { timeRange: 3_600 };
/** What is asked, often what dashboards ask and seldom what is heavy. */
const QUESTIONS: readonly {
  readonly path: string;
  readonly body?: object;
  readonly patienceMs?: number;
}[] = [
  ...[
    '/api/v1/overview',
    '/api/v1/anomaly/episodes?limit=50',
    '/api/v1/incidents?limit=50',
    '/api/v1/models',
    '/api/v1/silences',
    '/api/v1/ems/outbox?status=all',
    '/api/v1/settings',
    '/api/v1/training-runs',
    '/api/v1/capacity',
    '/api/v1/maintenance/risks',
    '/api/v1/topology',
    '/metrics',
    '/openapi.json',
  ].flatMap((path) => [{ path }, { path }]),
  { path: '/api/v1/anomaly/detect', body: DAY },
  { path: '/api/v1/anomaly/preview', body: { days: 1 } },
  { path: '/api/v1/anomaly/train', body: {}, patienceMs: TRAINING_PATIENCE_MS },
];

/** Clients of the process that is not killed, and what they were answered. */
export class Visitors {
  readonly answers = new Map<string, number>();
  /** Answers that must not be. */
  readonly faults: string[] = [];
  /** How many answers but refusals each of them got. */
  readonly served: number[] = [];

  constructor(
    private readonly replicas: Replicas,
    private readonly draws: Draws,
  ) {}

  async visit(nVisitors: number, isOver: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: nVisitors }, (_, client) => this.ask(client, isOver)));
  }

  private async ask(client: number, isOver: AbortSignal): Promise<void> {
    this.served[client] = 0;
    while (!isOver.aborted) {
      await delay(this.draws.between(...THINKING_MS), undefined, { signal: isOver }).catch(() => undefined);
      const { path, body, patienceMs = PATIENCE_MS } = this.draws.oneOf(QUESTIONS);
      const init = body && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      const status = await this.send(path, { ...init, signal: AbortSignal.timeout(patienceMs) });
      if (status === '200') this.served[client] = (this.served[client] ?? 0) + 1;
    }
  }

  private async send(path: string, init: RequestInit): Promise<string> {
    const outcome = await fetch(`${this.replicas.steadyUrl}${path}`, init).then(
      async (answer) => ({ status: String(answer.status), text: await answer.text() }),
      (error: unknown) => ({ status: 'none', text: String(error) }),
    );
    const { status, text } = outcome;
    this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
    if (status === 'none' || (status.startsWith('5') && status !== '503'))
      this.faults.push(`${path}: ${status} ${text.slice(0, 300)}`);
    return status;
  }
}
