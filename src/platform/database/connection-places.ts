import PQueue from 'p-queue';
import { DependencyUnavailableError } from '../errors/index.js';

/** As long as the pool itself has a query wait for a connection. */
const PATIENCE_MS = 5_000;

/** Of ten connections heavy requests get six, all kinds together: sweeps, deliveries, health and events always find one. */
const SHARE_OF_HEAVY = 0.6;

/** Which of the connections of a pool heavy requests may hold at a time. */
export class ConnectionPlaces {
  private readonly places: PQueue;

  constructor(
    poolSize: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.places = new PQueue({ concurrency: Math.max(1, Math.floor(poolSize * SHARE_OF_HEAVY)) });
  }

  /**
   * @returns what gives the place back
   * @throws DependencyUnavailableError where none gets free in time
   */
  take(): Promise<() => void> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const giveUp = setTimeout(() => {
        isLate = true;
        reject(
          new DependencyUnavailableError('The database', 'heavy requests hold all the connections they may'),
        );
      }, this.patienceMs);
      void this.places.add(async () => {
        clearTimeout(giveUp);
        if (!isLate) await new Promise<void>((free) => resolve(free));
      });
    });
  }
}
