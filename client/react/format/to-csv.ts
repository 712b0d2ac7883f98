export type Cell = string | number | boolean | null | undefined;

/** RFC 4180. A text that a spreadsheet would take for a formula is kept a text. */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((cells) => cells.map(toField).join(',')).join('\r\n') + '\r\n';
}

function toField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
