import { once } from 'node:events';
import PQueue from 'p-queue';
import { ClientGoneError } from '../errors/index.js';
import { asHeavy } from './heavy-work.js';
import { TooBusyError } from './too-busy.error.js';
import { TooSlowError } from './too-slow.error.js';

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

interface AdmissionTimes {
  /** How long a request waits for its turn. */
  readonly patienceMs: number;
  /** When it is answered at the latest, counted from when it came. */
  readonly answerMs: number;
}

/** Most clients give up after half a minute, and reverse proxies after a whole one. */
const TIMES: AdmissionTimes = { patienceMs: 30_000, answerMs: 55_000 };

/** Lets a few heavy requests run and a few wait, first come first served, and refuses the others at once; those that take too long are ended. */
export class AdmissionLimit {
  private readonly queue: PQueue;

  constructor(
    private readonly settings: AdmissionSettings,
    private readonly times = TIMES,
  ) {
    this.queue = new PQueue({ concurrency: settings.nRunning });
  }

  /**
   * @param work - keeps its place until it has ended, also when that is too late; its signal fires when nobody waits for the answer any more
   * @param client - fires when the client has gone; a request that has not begun then never does
   * @throws TooBusyError where too many wait already, or its turn does not come in time; TooSlowError where it takes too long; ClientGoneError
   */
  async run<T>(work: (unwanted: AbortSignal) => Promise<T>, client: AbortSignal): Promise<T> {
    const { what, nRunning, nWaiting, retryAfterSeconds } = this.settings;
    const { patienceMs, answerMs } = this.times;
    const tooBusy = (): TooBusyError => new TooBusyError(what, this.queue.size, retryAfterSeconds);
    if (this.queue.pending >= nRunning && this.queue.size >= nWaiting) throw tooBusy();
    const turn = new AbortController();
    const giveUp = setTimeout(() => turn.abort(tooBusy()), patienceMs).unref();
    const deadline = AbortSignal.timeout(answerMs);
    const late = once(deadline, 'abort').then(() => {
      throw new TooSlowError(what, answerMs / 1000, retryAfterSeconds);
    });
    const answer = this.queue.add(
      () => {
        clearTimeout(giveUp);
        if (client.aborted) throw new ClientGoneError();
        return asHeavy(() => work(AbortSignal.any([client, deadline])));
      },
      { signal: turn.signal },
    );
    return Promise.race([answer, late]);
  }
}
