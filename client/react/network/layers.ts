/** One thing depends on another one, or is only connected with it. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly isDirected: boolean;
}

/**
 * Puts everything below what it depends on. What is only connected stands one below where it is found from, and circles are entered once.
 *
 * @param ids - the most important first: where nothing else decides, they come first in their layer
 * @returns layers, what everything depends on first
 */
export function layersOf(
  ids: readonly string[],
  connections: readonly Connection[],
): readonly (readonly string[])[] {
  const depths = depthsOf(ids, connections);
  const layers: string[][] = [];
  for (const id of ids) (layers[depths.get(id) ?? 0] ??= []).push(id);
  return orderByParents(
    layers.filter((layer) => layer.length > 0),
    connections,
  );
}

/** The longest way up. */
function depthsOf(ids: readonly string[], connections: readonly Connection[]): ReadonlyMap<string, number> {
  const known = new Set(ids);
  const parents = new Map<string, string[]>();
  for (const { from, to, isDirected } of connections) {
    if (!isDirected || !known.has(from) || !known.has(to)) continue;
    const own = parents.get(from);
    if (own) own.push(to);
    else parents.set(from, [to]);
  }
  const depths = new Map<string, number>();
  const entered = new Set<string>();
  const depthOf = (id: string): number => {
    const done = depths.get(id);
    if (done !== undefined) return done;
    if (entered.has(id)) return 0;
    entered.add(id);
    const depth = (parents.get(id) ?? []).reduce((most, parent) => Math.max(most, depthOf(parent) + 1), 0);
    depths.set(id, depth);
    return depth;
  };
  ids.forEach(depthOf);
  return depths;
}

/** Each below the middle of what it hangs on, so that fewer lines cross. */
function orderByParents(
  layers: readonly (readonly string[])[],
  connections: readonly Connection[],
): readonly (readonly string[])[] {
  const places = new Map<string, number>();
  const uppers = new Map<string, string[]>();
  for (const { from, to } of connections) {
    uppers.set(from, [...(uppers.get(from) ?? []), to]);
    uppers.set(to, [...(uppers.get(to) ?? []), from]);
  }
  return layers.map((layer) => {
    const wanted = layer.map((id, index) => {
      const above = (uppers.get(id) ?? []).flatMap((other) => places.get(other) ?? []);
      const middle = above.reduce((sum, place) => sum + place, 0) / above.length;
      return { id, place: above.length > 0 ? middle : (index + 0.5) / layer.length };
    });
    const ordered = wanted.sort((a, b) => a.place - b.place).map(({ id }) => id);
    ordered.forEach((id, index) => places.set(id, (index + 0.5) / ordered.length));
    return ordered;
  });
}
