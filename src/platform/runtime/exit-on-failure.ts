import { ConfigError } from '../config/index.js';

/** Runs the start-up; what goes wrong is printed in words an operator can act on, and the process ends. */
export async function exitOnFailure(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is in use by another program: set PORT to a free one.`;
  if (code === 'EACCES')
    return `Port ${port ?? ''} may not be used by this user: set PORT to one above 1023.`;
  return error.stack ?? error.message;
}
