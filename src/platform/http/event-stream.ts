import type { Response } from 'express';

/** Paths of streams: a request lasts as long as a window of a browser is open. */
export const STREAM_PATHS: ReadonlySet<string> = new Set(['/api/v1/stream']);

/** Whether a stream was answered: that its client leaves is how it ends, and how long it lasted says nothing of the service. */
export function isEventStream(response: Response): boolean {
  return response.getHeader('content-type') === 'text/event-stream';
}
