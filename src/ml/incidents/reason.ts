/** Why a signal is not announced by itself when it comes in. */
export type Reason =
  | { readonly kind: 'clear'; readonly openedAt: number | undefined }
  | { readonly kind: 'silence'; readonly until: number; readonly comment: string }
  | { readonly kind: 'behind'; readonly entity: number }
  | { readonly kind: 'waiting'; readonly entities: readonly number[]; readonly until: number }
  | { readonly kind: 'repeat'; readonly count: number; readonly announcedAt: number | undefined }
  | { readonly kind: 'over'; readonly clearedAt: number };

const instant = (at: number): string => new Date(at).toISOString();

/**
 * A reason as a sentence.
 *
 * @param nameOf names of entities.
 * @example describeReason({ kind: 'behind', entity: 3 }, () => 'sw-1') // 'is behind sw-1, which does not answer'
 */
export function describeReason(reason: Reason, nameOf: (entity: number) => string): string {
  switch (reason.kind) {
    case 'clear':
      return reason.openedAt === undefined
        ? 'a clear, and nothing was open'
        : `a clear: ends the alarm of ${instant(reason.openedAt)}`;
    case 'silence':
      return `silenced (maintenance) until ${instant(reason.until)}${reason.comment === '' ? '' : `: ${reason.comment}`}`;
    case 'behind':
      return `is behind ${nameOf(reason.entity)}, which does not answer`;
    case 'waiting':
      return `waits until ${reason.entities.map(nameOf).join(', ')}, on which it depends, has been polled, until ${instant(reason.until)} at most`;
    case 'repeat':
      return reason.announcedAt === undefined
        ? `the same alarm is already open, repeat ${reason.count}`
        : `the same alarm again, repeat ${reason.count}; announced at ${instant(reason.announcedAt)}`;
    case 'over':
      return `already over: cleared at ${instant(reason.clearedAt)}`;
  }
}
