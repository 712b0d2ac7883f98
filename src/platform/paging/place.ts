/** Where an item stands in an order: by its value, then by name, then by id. Those without a value come last. */
export interface Place {
  readonly value: string | number | null;
  readonly name: string;
  readonly id: string;
}

/** Numbers within names by their value: device-2 before device-10. */
const { compare: compareTexts } = new Intl.Collator('en', { numeric: true });

/**
 * @param sort - a field, with a minus downwards
 * @returns less than 0 where `a` comes first
 */
export function comparePlaces(sort: string, a: Place, b: Place): number {
  const isMissing = Number(a.value === null) - Number(b.value === null);
  const byValue = compareValues(a.value, b.value);
  return (
    isMissing ||
    (sort.startsWith('-') ? -byValue : byValue) ||
    compareTexts(a.name, b.name) ||
    // Two texts may differ for the machine alone.
    Number(a.name > b.name) - Number(a.name < b.name) ||
    Number(a.id > b.id) - Number(a.id < b.id)
  );
}

/** Of what a cursor holds. */
export function isPlaceValue(value: unknown): value is Place['value'] {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function compareValues(a: Place['value'], b: Place['value']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : 0;
}
