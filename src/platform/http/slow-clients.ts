import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

/** Node looks every thirty seconds which connections are beyond these. */
const HEADERS_MS = 20_000;
/** A megabyte, over a line of 150 kbit/s. */
const REQUEST_MS = 60_000;
/** Far more than browsers, pollers and 200 streams need, and few enough that a process can hold them. */
const MOST_CONNECTIONS = 2_000;
/** A client that takes nothing for so long holds the answer in memory for nobody. */
const READING_MS = 30_000;

/** Bounds what clients can hold that send slowly or not at all. */
export function boundConnections(server: Server): void {
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.maxConnections = MOST_CONNECTIONS;
}

/** Ends the connection of a client that stops taking its answer. Work before the answer may last as long as it does. */
export function endSlowReaders(
  idleMs = READING_MS,
): (request: Request, response: Response, next: NextFunction) => void {
  return (_request, response, next) => {
    const bound = (): void => {
      response.setTimeout(idleMs, () => response.destroy());
    };
    response.once('pipe', bound);
    response.once('prefinish', bound);
    next();
  };
}
