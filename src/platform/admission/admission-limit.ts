import PQueue from 'p-queue';
import { ClientGoneError } from '../errors/index.js';
import { asHeavy } from './heavy-work.js';
import { TooBusyError } from './too-busy.error.js';

interface AdmissionSettings {
  /** What is asked for, in the plural, for the message. */
  readonly what: string;
  /** Requests that are worked on at the same time. */
  readonly nRunning: number;
  /** Requests that wait for their turn; what is beyond is refused. */
  readonly nWaiting: number;
  /** When a refused client had better ask again. */
  readonly retryAfterSeconds: number;
}

/** Most clients give up after half a minute. */
const PATIENCE_MS = 30_000;

/** Lets a few heavy requests run and a few wait, first come first served, and refuses the others at once. */
export class AdmissionLimit {
  private readonly queue: PQueue;

  constructor(
    private readonly settings: AdmissionSettings,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.queue = new PQueue({ concurrency: settings.nRunning });
  }

  /**
   * @param client - fires when nobody waits for the answer any more; a request that has not begun then never does
   * @throws TooBusyError where too many wait already, or its turn does not come in time; ClientGoneError
   */
  async run<T>(work: () => Promise<T>, client: AbortSignal): Promise<T> {
    const { what, nRunning, nWaiting, retryAfterSeconds } = this.settings;
    const tooBusy = (): TooBusyError => new TooBusyError(what, this.queue.size, retryAfterSeconds);
    if (this.queue.pending >= nRunning && this.queue.size >= nWaiting) throw tooBusy();
    const turn = new AbortController();
    const giveUp = setTimeout(() => turn.abort(tooBusy()), this.patienceMs).unref();
    return this.queue.add(
      () => {
        clearTimeout(giveUp);
        if (client.aborted) throw new ClientGoneError();
        return asHeavy(work);
      },
      { signal: turn.signal },
    );
  }
}
