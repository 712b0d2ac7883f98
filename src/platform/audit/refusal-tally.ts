import type { AuditedCall } from './audit-entry.js';

/** So many kinds are counted at a time; what is beyond is of one kind. */
const MOST_KINDS = 20;

interface Refused {
  readonly call: Omit<AuditedCall, 'request'>;
  readonly status: number;
  readonly error: string;
}

/** Calls of a kind: of one caller, from one address, of one operation. */
export interface RefusedCall extends Refused {
  readonly times: number;
  /** When the first of them came; absent where it is one. */
  readonly since?: Date;
}

/** Counts calls that were refused, so that a flood of them is a few entries. */
export class RefusalTally {
  private kinds = new Map<string, RefusedCall>();

  /** @returns what is to be written down at once: the first of its kind */
  add(refused: Refused): RefusedCall | undefined {
    const { call, status } = refused;
    const own = [call.caller, call.address, call.operation, status].join(' ');
    const isOther = !this.kinds.has(own) && this.kinds.size >= MOST_KINDS;
    const key = isOther ? 'others' : own;
    const known = this.kinds.get(key);
    if (known) {
      const since = known.since ?? call.at;
      this.kinds.set(key, { ...known, call: { ...known.call, at: call.at }, times: known.times + 1, since });
      return undefined;
    }
    this.kinds.set(key, { ...(isOther ? anybodys(refused) : refused), times: 0 });
    return { ...(isOther ? anybodys(refused) : refused), times: 1 };
  }

  /** @returns what came beyond the first of each kind; from here on each kind is new */
  take(): readonly RefusedCall[] {
    const counted = [...this.kinds.values()].filter(({ times }) => times > 0);
    this.kinds = new Map();
    return counted;
  }
}

function anybodys(refused: Refused): Refused {
  const various = {
    caller: 'various',
    address: null,
    operation: 'various',
    target: 'various',
    requestId: null,
  };
  return { ...refused, call: { ...refused.call, ...various } };
}
