/** Minutes until an alert breaches its service level, by the tier of the asset. */
const minutesByTier: Readonly<Record<number, number>> = { 1: 15, 2: 60, 3: 240 };

export function serviceLevelDeadline(createdAt: Date, tier: number): Date {
  return new Date(createdAt.getTime() + (minutesByTier[tier] ?? 240) * 60_000);
}
