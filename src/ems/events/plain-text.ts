const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Drops what PostgreSQL cannot store in jsonb: NUL characters and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(LONE_SURROGATE, '�');
}

/** At most `max` UTF-16 units, never half a character, with an ellipsis where something was cut. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
