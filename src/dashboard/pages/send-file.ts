import type { Response } from 'express';

type SendOptions = Parameters<Response['sendFile']>[1] & object;

/** Stops half-way without a fault of ours: the client has gone. */
const GONE = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE']);

/**
 * Answers with a file below `options.root`.
 *
 * @returns whether there is such a file; nothing is answered where there is none
 */
export async function sendFile(response: Response, path: string, options: SendOptions): Promise<boolean> {
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    response.sendFile(path, options, resolve);
  });
  if (fault === undefined) return true;
  if (response.headersSent || GONE.has(fault.code ?? '')) return true;
  return false;
}
