const DIRECTIONS = ['both', 'high', 'low'] as const;

/** What a setting says differently from the policy a metric has anyway. */
export interface PolicyOverride {
  readonly direction?: (typeof DIRECTIONS)[number];
  /** In the metric's unit, 0 or more. */
  readonly minDeviation?: number;
  /** Share of the usual value, 0 or more. */
  readonly minRelativeDeviation?: number;
  /** In the metric's unit; null takes the bound away. */
  readonly lowest?: number | null;
  /** In the metric's unit, above `lowest`; null takes the bound away. */
  readonly highest?: number | null;
  /** What the metric must not reach, in its unit, above 0; null takes it away. */
  readonly capacity?: number | null;
  /** What stands for no reading; an empty list where everything is one. */
  readonly invalidValues?: readonly number[];
}

/** By metric name. */
export type PolicyOverrides = Readonly<Record<string, PolicyOverride>>;

interface Field {
  readonly range: string;
  readonly accepts: (value: unknown) => boolean;
}

const MAX_VALUES = 20;

const MINIMUM: Field = {
  range: 'a number, 0 or more',
  accepts: (value) => Number.isFinite(value) && (value as number) >= 0,
};
const BOUND: Field = {
  range: 'a number, or null for no bound',
  accepts: (value) => value === null || Number.isFinite(value),
};
const CAPACITY: Field = {
  range: 'a number above 0, or null for none',
  accepts: (value) => value === null || (Number.isFinite(value) && (value as number) > 0),
};
const VALUES: Field = {
  range: 'a list of numbers, at most 20',
  accepts: (value) => Array.isArray(value) && value.length <= MAX_VALUES && value.every(Number.isFinite),
};
const FIELDS: ReadonlyMap<string, Field> = new Map<keyof PolicyOverride, Field>([
  [
    'direction',
    { range: DIRECTIONS.join(', '), accepts: (value) => DIRECTIONS.some((direction) => direction === value) },
  ],
  ['minDeviation', MINIMUM],
  ['minRelativeDeviation', MINIMUM],
  ['lowest', BOUND],
  ['highest', BOUND],
  ['capacity', CAPACITY],
  ['invalidValues', VALUES],
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads overrides of metric policies from a JSON object by metric name.
 *
 * @returns the overrides and, instead of throwing, every fault by metric, field and range; overrides count only without faults
 * @example readPolicyOverrides('{"latency": {"minDeviation": 5}}').overrides.latency // { minDeviation: 5 }
 */
export function readPolicyOverrides(text: string): {
  readonly overrides: PolicyOverrides;
  readonly faults: readonly string[];
} {
  const parsed = parse(text);
  if (!isObject(parsed)) return { overrides: {}, faults: ['must be a JSON object by metric name'] };
  const faults = Object.entries(parsed).flatMap(([metric, override]) => faultsOf(metric, override));
  return { overrides: parsed as PolicyOverrides, faults };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultsOf(metric: string, override: unknown): string[] {
  if (!isObject(override)) return [`${metric} must be an object (it is ${JSON.stringify(override)})`];
  const faults = Object.entries(override).flatMap(([name, value]) => {
    const field = FIELDS.get(name);
    if (field?.accepts(value)) return [];
    const fault = field
      ? `must be ${field.range}`
      : `is no field; there are ${[...FIELDS.keys()].join(', ')}`;
    return [`${metric}.${name} ${fault} (it is ${JSON.stringify(value)})`];
  });
  return faults.length > 0 ? faults : crossedBounds(metric, override);
}

function crossedBounds(metric: string, { lowest, highest }: PolicyOverride): string[] {
  if (typeof lowest !== 'number' || typeof highest !== 'number' || lowest < highest) return [];
  return [`${metric}.lowest must be below highest, ${highest} (it is ${lowest})`];
}
