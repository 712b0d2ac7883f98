/** The platform keeps instants as a wall clock without a zone; this one runs in UTC. */
export function toWallClock(at: Date): string {
  return at.toISOString().slice(0, -1).replace('T', ' ');
}

export function fromWallClock(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}Z`);
}

/** TypeORM turns date strings into dates and leaves the rest for PostgreSQL to refuse. */
export function wallClockInput(value: unknown): unknown {
  return typeof value === 'string' ? toWallClock(new Date(value)) : value;
}
