import type { NextFunction, Request, Response } from 'express';
import type { OwnTables } from '../database/index.js';

const HEALTH = '/api/v1/health';
/** After a restart there is next to nothing to migrate: a request that comes meanwhile had better wait than fail. */
const PATIENCE_MS = 3_000;

/** Answers 503 to what needs the service's own tables while they are not there; probes, documents and EMS Core's own questions pass. */
export function refuseWhileStarting(
  tables: OwnTables,
  patienceMs = PATIENCE_MS,
): (request: Request, response: Response, next: NextFunction) => void {
  return ({ path }, _response, next) => {
    if (tables.areReady || path === HEALTH || !path.startsWith('/api/')) next();
    else tables.untilReady(patienceMs).then(() => next(), next);
  };
}
