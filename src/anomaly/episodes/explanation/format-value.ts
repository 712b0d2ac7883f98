const SYMBOLS: Readonly<Record<string, string>> = { percent: '%', mbps: ' Mbps', ms: ' ms', count: '' };
const SIGNIFICANT_DIGITS = 3;

/** A value as an operator reads it: three significant digits and the unit's symbol. */
export function formatValue(value: number, unit: string): string {
  return `${formatNumber(value)}${symbolOf(unit)}`;
}

export function formatRange(low: number, high: number, unit: string): string {
  const [from, to] = [formatNumber(low), formatNumber(high)];
  return from === to ? `${from}${symbolOf(unit)}` : `${from}–${to}${symbolOf(unit)}`;
}

function formatNumber(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toString();
  return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toString();
}

function symbolOf(unit: string): string {
  return SYMBOLS[unit] ?? (unit === '' ? '' : ` ${unit}`);
}
