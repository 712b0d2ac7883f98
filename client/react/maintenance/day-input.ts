/** A day of the viewer's calendar, as a field for dates has it. @example '2026-11-29' */
export function dateInput(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins, by the viewer's clock. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00`);
}

/** The same with a time. @example '2026-11-29T22:00' */
export function timeInput(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dateInput(ms)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
