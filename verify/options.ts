import { parseArgs } from 'node:util';

/** What a conformance check may be told. */
export interface VerifyOptions {
  readonly emsUrl: string;
  readonly databaseUrl?: string;
  readonly schema: string;
  readonly timeZone: string;
  /** From the environment: a password has no place on a command line. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Also post an event and an alert, and resolve it. */
  readonly isWriting: boolean;
}

const USAGE =
  'npm run verify:ems -- --ems URL [--database URL] [--schema public] [--time-zone UTC] [--write]';

/** @throws Error with a sentence for the user when an argument is missing or unknown */
export function readOptions(
  args: readonly string[],
  { EMS_CORE_USERNAME: username, EMS_CORE_PASSWORD: password }: Readonly<Record<string, string | undefined>>,
): VerifyOptions {
  const values = parse(args);
  if (values.ems === undefined) throw new Error(`--ems is missing. Usage: ${USAGE}`);
  return {
    emsUrl: values.ems,
    databaseUrl: values.database,
    schema: values.schema,
    timeZone: values['time-zone'],
    login: username === undefined || password === undefined ? undefined : { username, password },
    isWriting: values.write,
  };
}

function parse(args: readonly string[]) {
  const options = {
    ems: { type: 'string' },
    database: { type: 'string' },
    schema: { type: 'string', default: 'public' },
    'time-zone': { type: 'string', default: 'UTC' },
    write: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}. Usage: ${USAGE}`, { cause: error });
  }
}
