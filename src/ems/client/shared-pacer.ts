import { EmsShareSpentError } from './ems.errors.js';
import { REQUESTS_PER_WINDOW, RoutePacer } from './route-pacer.js';

/** For whom samples are read. A sweep and a training wait for their turns, a request of a client does not. */
export type ReadPurpose = 'sweep' | 'training' | 'request';

/** What requests of clients have for themselves: enough for every metric name of one asset. */
export const CLIENT_REQUESTS_PER_WINDOW = 15;
/** What sweeps and trainings have for themselves. */
export const BACKGROUND_REQUESTS_PER_WINDOW = REQUESTS_PER_WINDOW - CLIENT_REQUESTS_PER_WINDOW;
/** While both wait, four sweeps go for each training; whoever waits alone has everything. */
const WEIGHTS = { sweep: 4, training: 1 };
/** A client that would wait longer gets Retry-After. */
const CLIENT_PATIENCE_MS = 3_000;

/** Divides the requests that one route allows: clients cannot take those of sweeps and trainings, nor the other way round. */
export class SharedPacer {
  private readonly background = new RoutePacer(BACKGROUND_REQUESTS_PER_WINDOW);
  private readonly clients = new RoutePacer(CLIENT_REQUESTS_PER_WINDOW);
  /** Weighted fair queueing: each request gets a place, and the lowest goes first. */
  private readonly lastPlaces = { sweep: 0, training: 0 };
  private startedPlace = 0;

  /** @throws EmsShareSpentError at once, where a client would have to wait */
  async run<Answer>(
    request: () => Promise<Answer>,
    purpose: ReadPurpose,
    signal?: AbortSignal,
  ): Promise<Answer> {
    if (purpose === 'request') {
      const waitMs = this.clients.waitMs();
      if (waitMs > CLIENT_PATIENCE_MS) throw new EmsShareSpentError(waitMs);
      return this.clients.run(request, signal);
    }
    const place = Math.max(this.startedPlace, this.lastPlaces[purpose]) + 1 / WEIGHTS[purpose];
    this.lastPlaces[purpose] = place;
    const start = (): Promise<Answer> => {
      this.startedPlace = Math.max(this.startedPlace, place);
      return request();
    };
    return this.background.run(start, signal, -place);
  }

  /** How many requests of clients could start right now. */
  freeForClients(): number {
    return this.clients.free();
  }

  /**
   * Starts nothing for a while, whoever asks.
   *
   * @returns whether requests went until now
   */
  pause(durationMs: number): boolean {
    this.clients.pause(durationMs);
    return this.background.pause(durationMs);
  }

  /** Drops whoever still waits. */
  close(): void {
    this.clients.close();
    this.background.close();
  }
}
