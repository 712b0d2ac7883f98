import type { NextFunction, Request, Response } from 'express';
import { TooBusyError, Turnstile } from '../admission/index.js';
import { clientAddress } from './client-address.js';

/** Probes always pass; streams last as long as their clients like, and have a limit of their own. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['/api/v1/health', '/api/v1/stream']);
/** At the ten a second of a process that gets a tenth of its processor, the last one is answered after a dozen seconds. */
const MOST_IN_HAND = 128;
const RETRY_AFTER_SECONDS = 5;

/**
 * Has requests begin little by little, and refuses at once what would wait behind so many others that its client had given up; EMS Core's own questions
 * are not among them.
 */
export function limitRequestsInHand(
  mostInHand = MOST_IN_HAND,
): (request: Request, response: Response, next: NextFunction) => void {
  const turnstile = new Turnstile();
  let nInHand = 0;
  return (request, response, next) => {
    const { path } = request;
    if (!path.startsWith('/api/') || NOT_COUNTED.has(path)) {
      next();
      return;
    }
    if (nInHand >= mostInHand) {
      next(new TooBusyError('requests', nInHand, RETRY_AFTER_SECONDS));
      return;
    }
    nInHand += 1;
    const giveUp = turnstile.enter(clientAddress(request), next);
    response.once('close', () => {
      nInHand -= 1;
      giveUp();
    });
  };
}
