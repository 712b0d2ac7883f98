const SYMBOLS: Readonly<Record<string, string>> = {
  percent: '%',
  mbps: ' Mbps',
  dbm: ' dBm',
  ma: ' mA',
  count: '',
};
const SIGNIFICANT_DIGITS = 3;

/** More would show how numbers are stored rather than what was measured. */
const MOST_DIGITS = 12;

/** From here on a number has too many digits to read. */
const TOO_LONG = 1e15;

/** A range of values, in the metric's unit. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** A value and the range it is compared with, as text. */
export interface ShownBeside {
  readonly value: string;
  readonly range: string;
  /** Whether the text of the value is that of neither end of the range. */
  readonly isApart: boolean;
}

/** A value as an operator reads it: three significant digits and the unit's symbol. */
export function formatValue(value: number, unit: string): string {
  return `${formatNumber(value)}${symbolOf(unit)}`;
}

/**
 * A value and a range, with as many more digits as it takes to distinguish the value from the ends of the range.
 *
 * @example formatBeside(46.44, { low: 40, high: 46.36 }, 'ms') // 46.44 ms and 40–46.36 ms
 */
export function formatBeside(value: number, { low, high }: ValueRange, unit: string): ShownBeside {
  const isApartWith = (digits: number): boolean => {
    const shown = formatNumber(value, digits);
    return shown !== formatNumber(low, digits) && shown !== formatNumber(high, digits);
  };
  let digits = SIGNIFICANT_DIGITS;
  while (digits < MOST_DIGITS && !isApartWith(digits)) digits += 1;
  const isApart = isApartWith(digits);
  if (!isApart) digits = SIGNIFICANT_DIGITS;
  return {
    value: `${formatNumber(value, digits)}${symbolOf(unit)}`,
    range: formatRange(low, high, unit, digits),
    isApart,
  };
}

export function formatRange(low: number, high: number, unit: string, digits = SIGNIFICANT_DIGITS): string {
  const [from, to] = [formatNumber(low, digits), formatNumber(high, digits)];
  if (from === to) return `${from}${symbolOf(unit)}`;
  // A dash before a minus is hard to read.
  return `${from}${low < 0 ? ' to ' : '–'}${to}${symbolOf(unit)}`;
}

function formatNumber(value: number, digits = SIGNIFICANT_DIGITS): string {
  const size = Math.abs(value);
  if (size >= 10 ** digits && size < TOO_LONG) return Math.round(value).toString();
  return Number(value.toPrecision(digits)).toString();
}

function symbolOf(unit: string): string {
  return SYMBOLS[unit] ?? (unit === '' ? '' : ` ${unit}`);
}
