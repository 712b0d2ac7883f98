import type { NextFunction, Request, Response } from 'express';
import { TooBusyError } from '../admission/index.js';

/** Probes always pass; streams last as long as their clients like, and have a limit of their own. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['/api/v1/health', '/api/v1/stream']);
/** At the ten a second of a process that gets a tenth of its processor, the last one is answered after a dozen seconds. */
const MOST_IN_HAND = 128;
const RETRY_AFTER_SECONDS = 5;

/** Refuses at once what would wait behind so many other requests that its client had given up; EMS Core's own questions are not among them. */
export function limitRequestsInHand(
  mostInHand = MOST_IN_HAND,
): (request: Request, response: Response, next: NextFunction) => void {
  let nInHand = 0;
  return ({ path }, response, next) => {
    if (!path.startsWith('/api/') || NOT_COUNTED.has(path)) {
      next();
      return;
    }
    if (nInHand >= mostInHand) {
      next(new TooBusyError('requests', nInHand, RETRY_AFTER_SECONDS));
      return;
    }
    nInHand += 1;
    response.once('close', () => (nInHand -= 1));
    next();
  };
}
