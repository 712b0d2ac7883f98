/** One queue of jobs, as all replicas together see it. */
export interface QueueFigures {
  readonly queue: string;
  readonly waiting: number;
  readonly inHand: number;
  readonly oldestWaitingSeconds: number;
}

const FIGURES: Readonly<Record<string, keyof Omit<QueueFigures, 'queue'>>> = {
  ems_ml_jobs_waiting: 'waiting',
  ems_ml_jobs_in_hand: 'inHand',
  ems_ml_job_oldest_waiting_seconds: 'oldestWaitingSeconds',
};

/** Reads the queues out of what `/metrics` answers, in Prometheus' text format. */
export function parseQueueFigures(text: string): readonly QueueFigures[] {
  const queues = new Map<string, QueueFigures>();
  for (const [, name = '', queue = '', value] of text.matchAll(/^(\w+)\{queue="([^"]+)"\} (\S+)$/gm)) {
    const figure = FIGURES[name];
    if (!figure) continue;
    const known = queues.get(queue) ?? { queue, waiting: 0, inHand: 0, oldestWaitingSeconds: 0 };
    queues.set(queue, { ...known, [figure]: Number(value) });
  }
  return [...queues.values()];
}
