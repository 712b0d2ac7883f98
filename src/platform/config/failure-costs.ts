/** What a failure costs by type of asset, in a currency; `*` stands for every other type. */
export interface FailureCosts {
  readonly currency: string;
  readonly byType: Readonly<Record<string, number>>;
}

const HIGHEST = 1e12;
const IS_CURRENCY = /^[A-Z]{3}$/;

/**
 * Reads what failures cost from a JSON object: `currency`, three capital letters, and an amount for each type of asset.
 *
 * @returns undefined for an empty object, and, instead of throwing, every fault; costs count only without faults
 * @example readFailureCosts('{"currency": "EUR", "router": 8000, "*": 500}').costs?.byType.router // 8000
 */
export function readFailureCosts(text: string): {
  readonly costs: FailureCosts | undefined;
  readonly faults: readonly string[];
} {
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { costs: undefined, faults: ['must be a JSON object by type of asset'] };
  const { currency, ...byType } = parsed as Readonly<Record<string, unknown>>;
  const amounts = Object.entries(byType);
  if (currency === undefined && amounts.length === 0) return { costs: undefined, faults: [] };
  const faults = faultsOf(currency, amounts);
  if (faults.length > 0 || typeof currency !== 'string') return { costs: undefined, faults };
  return { costs: { currency, byType: byType as Record<string, number> }, faults: [] };
}

function faultsOf(currency: unknown, amounts: readonly (readonly [string, unknown])[]): readonly string[] {
  const faults = amounts
    .filter(([, amount]) => !isAmount(amount))
    .map(
      ([type, amount]) => `${type} must be a number from 0 to ${HIGHEST} (it is ${JSON.stringify(amount)})`,
    );
  if (typeof currency !== 'string' || !IS_CURRENCY.test(currency))
    faults.unshift(`currency must be three capital letters such as EUR (it is ${JSON.stringify(currency)})`);
  if (amounts.length === 0)
    faults.push('there must be an amount for a type of asset, or for * as all of them');
  return faults;
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= HIGHEST;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
