import { parseArgs } from 'node:util';

type MetricsSource = 'database' | 'api';
const SOURCES: readonly MetricsSource[] = ['database', 'api'];
const DEFAULT_SWEEP_INTERVAL_S = 30;

/** Options of a connection check. */
export interface VerifyOptions {
  readonly emsUrl: string;
  readonly databaseUrl?: string;
  readonly schema: string;
  readonly timeZone: string;
  /** From the environment: a password has no place on a command line. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Where the service is to read metrics; default: `METRICS_SOURCE`. */
  readonly source: MetricsSource;
  /** The present or planned `SWEEP_INTERVAL_SECONDS`. */
  readonly sweepIntervalSeconds: number;
  /** Also post an event and an alert, and resolve it. */
  readonly isWriting: boolean;
}

const USAGE =
  'npm run verify:ems -- --ems URL [--database URL] [--schema public] [--time-zone UTC] [--source database|api] [--write]';

/** What `--help` prints. */
export const HELP = `Checks whether ems-ml-service can be connected to an EMS. Writes nothing without --write.

  ${USAGE}

  --ems URL         address of EMS Core
  --database URL    database to read the samples from and keep the service's own tables in
  --schema NAME     schema of the service's own tables (public)
  --time-zone ZONE  time zone of EMS Core's machine (UTC)
  --source SOURCE   database, or api: also estimates how often the assets can be swept over REST (METRICS_SOURCE, or database)
  --write           post an event and an alert too, and resolve it

From the environment: EMS_CORE_USERNAME and EMS_CORE_PASSWORD to read the topology, SWEEP_INTERVAL_SECONDS (30).
Exit code: 0 when the service can be connected, 1 when a check failed, 2 when an argument is wrong.`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the arguments ask for help. */
export function wantsHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** @throws Error with a sentence for the user when an argument is missing or unknown */
export function readOptions(args: readonly string[], env: Environment): VerifyOptions {
  const { EMS_CORE_USERNAME: username, EMS_CORE_PASSWORD: password } = env;
  const values = parse(args);
  if (values.ems === undefined) throw new Error(`--ems is missing. Usage: ${USAGE}`);
  return {
    emsUrl: values.ems,
    databaseUrl: values.database,
    schema: values.schema,
    timeZone: values['time-zone'],
    login: username === undefined || password === undefined ? undefined : { username, password },
    source: sourceNamed(values.source ?? env.METRICS_SOURCE ?? 'database'),
    sweepIntervalSeconds: Number(env.SWEEP_INTERVAL_SECONDS) || DEFAULT_SWEEP_INTERVAL_S,
    isWriting: values.write,
  };
}

function sourceNamed(name: string): MetricsSource {
  const source = SOURCES.find((one) => one === name);
  if (source === undefined) throw new Error(`--source is ${SOURCES.join(' or ')}. Usage: ${USAGE}`);
  return source;
}

function parse(args: readonly string[]) {
  const options = {
    ems: { type: 'string' },
    database: { type: 'string' },
    schema: { type: 'string', default: 'public' },
    'time-zone': { type: 'string', default: 'UTC' },
    source: { type: 'string' },
    write: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}. Usage: ${USAGE}`, { cause: error });
  }
}
