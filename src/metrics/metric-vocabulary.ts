/** A quantity that the platform may store under several names. */
interface MetricName {
  readonly canonical: string;
  readonly aliases: readonly string[];
  readonly unit: string;
}

const VOCABULARY: readonly MetricName[] = [
  { canonical: 'cpu_usage', aliases: ['cpu'], unit: 'percent' },
  { canonical: 'memory_usage', aliases: ['memory'], unit: 'percent' },
  { canonical: 'disk_usage', aliases: ['disk'], unit: 'percent' },
  { canonical: 'bandwidth_in', aliases: [], unit: 'mbps' },
  { canonical: 'bandwidth_out', aliases: [], unit: 'mbps' },
  { canonical: 'latency', aliases: [], unit: 'ms' },
  { canonical: 'packet_loss', aliases: [], unit: 'percent' },
  { canonical: 'live_users', aliases: [], unit: 'count' },
  { canonical: 'active_connections', aliases: [], unit: 'count' },
  { canonical: 'vpn_tunnels', aliases: [], unit: 'count' },
];

const BY_NAME = new Map(
  VOCABULARY.flatMap((name) => [name.canonical, ...name.aliases].map((known) => [known, name])),
);

/** `cpu` → `cpu_usage`; a name the vocabulary does not know is its own canonical name. */
export function canonicalMetricName(name: string): string {
  return BY_NAME.get(name)?.canonical ?? name;
}

/** Every name under which the platform may have stored the metric, the canonical one first. */
export function storedMetricNames(canonicalName: string): readonly string[] {
  const known = BY_NAME.get(canonicalName);
  return known ? [known.canonical, ...known.aliases] : [canonicalName];
}

/** Each name that stands for another one, and the canonical one. */
export function aliasesOf(): readonly (readonly [alias: string, canonical: string])[] {
  return VOCABULARY.flatMap(({ aliases, canonical }) => aliases.map((alias) => [alias, canonical] as const));
}

/** The unit the platform uses for the metric; empty for a name the vocabulary does not know. */
export function usualUnit(canonicalName: string): string {
  return BY_NAME.get(canonicalName)?.unit ?? '';
}

/** The canonical names that can be asked for over REST, where names cannot be listed. */
export const KNOWN_METRIC_NAMES: readonly string[] = VOCABULARY.map(({ canonical }) => canonical);
