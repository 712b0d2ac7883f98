import type { Topology } from '../topology/topology.js';

/** What a text is held against: a regular expression, for one. */
interface TextMatcher {
  test: (text: string) => boolean;
}

/** Which alerts are not to be announced for a time; every matcher that is given must match. */
export interface Silence {
  readonly from: number;
  readonly to: number;
  readonly entity?: number;
  readonly kind?: number;
  readonly message?: TextMatcher;
  /** With all that depends on the entity and has no other way. */
  readonly isBehind: boolean;
  readonly comment: string;
}

/** What a silence is held against. */
export interface Silenceable {
  readonly entity: number;
  readonly kind: number;
  readonly message: string;
}

/** Silences with what they cover, looked up by entity. */
export class Silences {
  private readonly covered: readonly { readonly silence: Silence; readonly entities?: ReadonlySet<number> }[];

  constructor(silences: readonly Silence[], topology: Topology) {
    this.covered = silences.map((silence) => {
      const { entity, isBehind } = silence;
      if (entity === undefined) return { silence };
      return { silence, entities: new Set(isBehind ? topology.allBehind(entity) : [entity]) };
    });
  }

  /** @returns the silence that holds longest of those that match at an instant. */
  find(alert: Silenceable, at: number): Silence | undefined {
    let longest: Silence | undefined;
    for (const { silence, entities } of this.covered) {
      if (at < silence.from || at >= silence.to || (longest !== undefined && silence.to <= longest.to))
        continue;
      if ((entities?.has(alert.entity) ?? true) && matches(silence, alert)) longest = silence;
    }
    return longest;
  }
}

function matches({ kind, message }: Silence, alert: Silenceable): boolean {
  return (
    (kind === undefined || kind === alert.kind) && (message === undefined || message.test(alert.message))
  );
}
