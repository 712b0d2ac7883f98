import { setTimeout as sleep } from 'node:timers/promises';
import { type Session } from './session.js';

/** The database may still be starting beside this process. */
export async function reachDatabase(session: Session, patienceMs = 20_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await session.query('SELECT 1');
      return;
    } catch (error) {
      if (Date.now() >= deadline) {
        throw new Error('The database in DATABASE_URL does not answer.', { cause: error });
      }
      await sleep(250);
    }
  }
}
