import type { NextFunction, Request, Response } from 'express';
import type { OwnTables } from '../database/index.js';

const HEALTH = '/api/v1/health';

/** Answers 503 to what needs the service's own tables while they are not there yet; probes, documents and EMS Core's own questions pass. */
export function refuseWhileStarting(
  tables: OwnTables,
): (request: Request, response: Response, next: NextFunction) => void {
  return ({ path }, _response, next) => {
    if (path.startsWith('/api/') && path !== HEALTH) tables.assertReady();
    next();
  };
}
