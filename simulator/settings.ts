export interface SimulatorSettings {
  readonly databaseUrl: string;
  readonly port: number;
  readonly mlServiceUrl: string;
  /**
   * Nothing but what was recorded on the platform: its rate limit and no other, no fault switch, a callback that waits
   * for ever, and a schema sync at every start.
   */
  readonly strict: boolean;
  readonly intervalSeconds: number;
  readonly seed: number;
  readonly historyDays: number;
  /** Before that, an hour a sample of what has a limit; some of it grows. 0: neither. */
  readonly condensedDays: number;
  /** Assets with parts that wear out, and 180 days of their history, beside the fleet; a new database gets them. */
  readonly wearAssets: number;
  /** When the history of a new database ends; now without it. No environment variable: for tests that move the time. */
  readonly historyEnd?: Date;
  /** Nothing went wrong in the history of a new database. No environment variable either: for tests. */
  readonly isCalm?: boolean;
  /** The fleet at `historyEnd` is what it would be then: for tests, which are not to depend on when they run. */
  readonly historyLike?: Date;
  /** Whether samples keep arriving, and whether something breaks now and then. */
  readonly live: boolean;
  readonly incidents: boolean;
  /** Requests per route handler, client address and minute. */
  readonly rateLimit: number;
  readonly faults: boolean;
  readonly username: string;
  readonly password: string;
  readonly tokenSeconds: number;
}

export const defaultSettings: Omit<SimulatorSettings, 'databaseUrl'> = {
  port: 3100,
  mlServiceUrl: 'http://localhost:8000',
  strict: false,
  intervalSeconds: 30,
  seed: 20_261,
  historyDays: 14,
  condensedDays: 168,
  wearAssets: 0,
  live: true,
  incidents: true,
  rateLimit: 100,
  faults: false,
  username: 'admin',
  password: 'admin',
  tokenSeconds: 8 * 3600,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; every fault is named at once. */
export function settingsFromEnvironment(environment: Environment): SimulatorSettings {
  const faults: string[] = [];
  const read = reader(environment, faults);
  const defaults = defaultSettings;
  const settings: SimulatorSettings = {
    databaseUrl: read.url('DATABASE_URL', '', ['postgres:', 'postgresql:']),
    port: read.number('SIMULATOR_PORT', defaults.port, [0, 65_535]),
    mlServiceUrl: read.url('ML_SERVICE_URL', defaults.mlServiceUrl, ['http:', 'https:']),
    strict: read.flag('SIMULATOR_STRICT', defaults.strict),
    intervalSeconds: read.number('SIMULATOR_INTERVAL_SECONDS', defaults.intervalSeconds, [1, 300]),
    seed: read.number('SIMULATOR_SEED', defaults.seed, [0, 2_147_483_647]),
    historyDays: read.number('SIMULATOR_HISTORY_DAYS', defaults.historyDays, [0, 90]),
    condensedDays: read.number('SIMULATOR_CONDENSED_DAYS', defaults.condensedDays, [0, 400]),
    wearAssets: read.number('SIMULATOR_WEAR_ASSETS', defaults.wearAssets, [0, 1000]),
    live: read.flag('SIMULATOR_LIVE', defaults.live),
    incidents: read.flag('SIMULATOR_INCIDENTS', defaults.incidents),
    rateLimit: read.number('SIMULATOR_RATE_LIMIT', defaults.rateLimit, [1, 1_000_000]),
    faults: read.flag('SIMULATOR_FAULTS', defaults.faults),
    username: read.text('SIMULATOR_USERNAME', defaults.username),
    password: read.text('SIMULATOR_PASSWORD', defaults.password),
    tokenSeconds: read.number('SIMULATOR_TOKEN_SECONDS', defaults.tokenSeconds, [1, 86_400]),
  };
  refuse([...faults, ...strictFaults(settings)]);
  return settings;
}

export function completeSettings(
  options: Pick<SimulatorSettings, 'databaseUrl'> & Partial<SimulatorSettings>,
): SimulatorSettings {
  const settings = { ...defaultSettings, ...options };
  refuse(strictFaults(settings));
  return settings;
}

function strictFaults({ strict, rateLimit, faults }: SimulatorSettings): readonly string[] {
  if (!strict) {
    return [];
  }
  return [
    ...(rateLimit === defaultSettings.rateLimit
      ? []
      : [`SIMULATOR_RATE_LIMIT must be ${defaultSettings.rateLimit} in strict mode.`]),
    ...(faults ? ['SIMULATOR_FAULTS must be off in strict mode.'] : []),
  ];
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new Error(`The simulator's settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

const words: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  '1': true,
  off: false,
  false: false,
  '0': false,
};

function reader(environment: Environment, faults: string[]) {
  const text = (name: string, fallback: string): string => environment[name] ?? fallback;
  return {
    text,
    number(name: string, fallback: number, [low, high]: readonly [number, number]): number {
      const value = Number(text(name, String(fallback)).trim() || Number.NaN);
      if (!(Number.isInteger(value) && value >= low && value <= high)) {
        faults.push(`${name} must be a whole number from ${low} to ${high}.`);
      }
      return value;
    },
    flag(name: string, fallback: boolean): boolean {
      const value = words[text(name, fallback ? 'on' : 'off').toLowerCase()];
      if (value === undefined) {
        faults.push(`${name} must be on or off.`);
      }
      return value ?? fallback;
    },
    url(name: string, fallback: string, protocols: readonly string[]): string {
      const value = text(name, fallback);
      if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
        faults.push(
          `${name} must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
        );
      }
      return value;
    },
  };
}
