/** What came in of a kind, and what became of it. */
export interface Account {
  readonly name: string;
  readonly total: number;
  /** Everything that may become of one. */
  readonly parts: Readonly<Record<string, number>>;
  /** What must not be at all. */
  readonly wrong: Readonly<Record<string, number>>;
}

/** @returns how many are unaccounted for: lost where it is positive, there twice where it is negative */
export function differenceOf({ total, parts }: Account): number {
  return total - Object.values(parts).reduce((sum, n) => sum + n, 0);
}

export function isBalanced(account: Account): boolean {
  return differenceOf(account) === 0 && Object.values(account.wrong).every((n) => n === 0);
}

/** @example describeAccount({ name: 'alerts', total: 3, parts: { delivered: 2, parked: 0, waiting: 1 }, wrong: { doubled: 0 } }) // '3 = 2 delivered + 1 waiting' */
export function describeAccount(account: Account): string {
  const parts = Object.entries(account.parts)
    .filter(([, n]) => n !== 0)
    .map(([name, n]) => `${n} ${name}`);
  const difference = differenceOf(account);
  const wrong = Object.entries(account.wrong)
    .filter(([, n]) => n !== 0)
    .map(([name, n]) => `**${n} ${name}**`);
  const sum = parts.length > 0 ? parts.join(' + ') : '0';
  const unaccounted = difference === 0 ? [] : [`**${difference} unaccounted for**`];
  return [`${account.total} = ${sum}`, ...unaccounted, ...wrong].join('; ');
}
