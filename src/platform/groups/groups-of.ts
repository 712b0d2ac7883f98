/** Cuts a list into lists of at most `size`, in order; the last one may be shorter. */
export function groupsOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, group) =>
    list.slice(group * size, (group + 1) * size),
  );
}

/** Cuts a list into lists, in order, each of which ends with the first item that brings it to `size`. */
export function groupsOfSize<T>(
  list: readonly T[],
  size: number,
  sizeOf: (item: T) => number,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of list) {
    if (room <= 0) {
      groups.push([]);
      room = size;
    }
    groups.at(-1)?.push(item);
    room -= sizeOf(item);
  }
  return groups;
}
