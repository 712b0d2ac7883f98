import type { Fragment } from './incident-registry.js';

/** A time in which an entity had alarms of one fragment. */
export interface Presence {
  readonly fragment: Fragment;
  from: number;
  to: number;
}

/** Latest times that are kept of an entity. */
const MOST_PRESENCES = 4;

/**
 * When each entity had alarms, and as part of what: the latest four times of each.
 *
 * @example
 * const presences = new Presences();
 * presences.add(3, 7, 1000);
 * presences.nearest(3, 1500) // { fragment: 7, distance: 500 }
 */
export class Presences {
  private readonly byEntity: (Presence[] | undefined)[] = [];

  add(entity: number, fragment: Fragment, at: number): void {
    const list = this.byEntity[entity];
    if (list === undefined) {
      this.byEntity[entity] = [{ fragment, from: at, to: at }];
      return;
    }
    const known = list.find((one) => one.fragment === fragment);
    if (known === undefined) {
      list.push({ fragment, from: at, to: at });
      if (list.length > MOST_PRESENCES) list.shift();
      return;
    }
    known.from = Math.min(known.from, at);
    known.to = Math.max(known.to, at);
  }

  /** @returns the fragment that an entity had alarms of nearest in time, and how many milliseconds away. */
  nearest(
    entity: number,
    at: number,
  ): { readonly fragment: Fragment; readonly distance: number } | undefined {
    const list = this.byEntity[entity];
    if (list === undefined) return undefined;
    let best: Presence | undefined;
    let least = Infinity;
    for (const one of list) {
      const distance = distanceOf(one, at);
      if (distance > least) continue;
      best = one;
      least = distance;
    }
    return best === undefined ? undefined : { fragment: best.fragment, distance: least };
  }
}

function distanceOf({ from, to }: Presence, at: number): number {
  if (at > to) return at - to;
  return at < from ? from - at : 0;
}
