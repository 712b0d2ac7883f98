export const NOTHING = '–';

const SIGNIFICANT_DIGITS = 3;
/** From here on a number has too many digits to read. */
const TOO_LONG = 1e15;
const TOO_SHORT = 1e-4;

const SYMBOLS: Readonly<Record<string, string>> = {
  percent: '%',
  '%': '%',
  mbps: ' Mbps',
  kbps: ' kbps',
  gbps: ' Gbps',
  bps: ' bps',
  dbm: ' dBm',
  ma: ' mA',
  celsius: ' °C',
  count: '',
  ratio: '',
  '': '',
};

/**
 * A value as an operator reads it: three significant digits, thousands apart, and the unit's symbol.
 *
 * @example formatValue(1234.56, 'mbps') // '1,235 Mbps'
 */
export function formatValue(value: number | null | undefined, unit: string | null = ''): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NOTHING;
  return `${formatNumber(value)}${unitSymbol(unit)}`;
}

/** With its space where it needs one. */
function unitSymbol(unit: string | null): string {
  return SYMBOLS[(unit ?? '').toLowerCase()] ?? ` ${unit ?? ''}`;
}

export function formatNumber(value: number, digits = SIGNIFICANT_DIGITS): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (size !== 0 && (size >= TOO_LONG || size < TOO_SHORT)) return value.toExponential(2).replace('-', '−');
  const options = size >= 10 ** digits ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits };
  return new Intl.NumberFormat('en', options).format(value).replace('-', '−');
}

/** Two digits: a third one distinguishes nothing. */
export function formatScore(score: number | null | undefined): string {
  return score === null || score === undefined || Number.isNaN(score) ? NOTHING : score.toFixed(2);
}

/** `bandwidth_in` → `bandwidth in`: a name is read, not typed. */
export function formatMetricName(name: string): string {
  return name.replaceAll('_', ' ');
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 6)} ${count === 1 ? one : many}`;
}
