/** What a unit measures, and how many of the quantity's own unit it is. */
interface KnownUnit {
  readonly quantity: 'bit rate' | 'bytes' | 'time' | 'share';
  readonly size: number;
}

const BIT_RATES = { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9 };
/** The platform does not say which kilobyte it means; those that say so have an i. */
const BYTES = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30 };
const TIMES = { us: 1e-6, ms: 1e-3, s: 1 };
const SHARES = { ratio: 1, percent: 0.01 };

const OTHER_NAMES: Readonly<Record<string, string>> = {
  '%': 'percent',
  'bit/s': 'bps',
  'kbit/s': 'kbps',
  'mbit/s': 'mbps',
  'gbit/s': 'gbps',
  bytes: 'b',
  µs: 'us',
  μs: 'us',
  microseconds: 'us',
  milliseconds: 'ms',
  seconds: 's',
  sec: 's',
};

const KNOWN: ReadonlyMap<string, KnownUnit> = new Map([
  ...unitsOf('bit rate', BIT_RATES),
  ...unitsOf('bytes', BYTES),
  ...unitsOf('time', TIMES),
  ...unitsOf('share', SHARES),
]);

function unitsOf(
  quantity: KnownUnit['quantity'],
  sizes: Readonly<Record<string, number>>,
): [string, KnownUnit][] {
  return Object.entries(sizes).map(([name, size]) => [name, { quantity, size }]);
}

/** The same for all ways to write a unit. @example plainUnit(' % ') // 'percent' */
export function plainUnit(unit: string): string {
  const plain = unit.trim().toLowerCase();
  return OTHER_NAMES[plain] ?? plain;
}

/**
 * @returns what a value in one unit is multiplied by to be in another; undefined where that is not known
 * @example unitFactor('kbps', 'mbps') // 0.001
 */
export function unitFactor(from: string, to: string): number | undefined {
  const [plainFrom, plainTo] = [plainUnit(from), plainUnit(to)];
  if (plainFrom === plainTo) return 1;
  const [one, other] = [KNOWN.get(plainFrom), KNOWN.get(plainTo)];
  return one !== undefined && one.quantity === other?.quantity ? one.size / other.size : undefined;
}

/** What a value is multiplied by to be in a unit, by the name of its own in lower case; only for units from which that is known. */
export function unitFactors(to: string): Readonly<Record<string, number>> {
  const names = [...KNOWN.keys(), ...Object.keys(OTHER_NAMES)];
  return Object.fromEntries(
    names.flatMap((name) => {
      const factor = unitFactor(name, to);
      return factor === undefined ? [] : [[name, factor]];
    }),
  );
}
