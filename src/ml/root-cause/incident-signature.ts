/** One symptom of an incident as it can recur elsewhere: not which device, but what it is for. */
export interface SignatureSymptom {
  /** Role or type of the device. */
  readonly role: string;
  readonly metric: string;
  readonly side: 1 | -1;
  /** Epoch milliseconds; NaN where unknown. */
  readonly startedAt: number;
}

/** What an incident looked like: weight of each kind of symptom, all together 1. */
export type IncidentSignature = ReadonlyMap<string, number>;

/** A past incident that looks alike. */
export interface SimilarIncident<T> {
  readonly incident: T;
  /** 0..1. */
  readonly similarity: number;
}

/** Each further kind of symptom in the order of their starts weighs this much of the one before: what came first says most. */
const LATER_WEIGHS = 0.8;

/**
 * The signature of an incident: each kind of symptom (role, metric, side) once, weighed by the order in which it came.
 *
 * Those without a known start come last.
 *
 * @example signatureOf([{ role: 'router', metric: 'cpu', side: 1, startedAt: 0 }]).size // 1
 */
export function signatureOf(symptoms: readonly SignatureSymptom[]): IncidentSignature {
  const starts = new Map<string, number>();
  for (const { role, metric, side, startedAt } of symptoms) {
    const key = JSON.stringify([role, metric, side]);
    const start = Number.isNaN(startedAt) ? Infinity : startedAt;
    starts.set(key, Math.min(starts.get(key) ?? Infinity, start));
  }
  const ordered = [...starts].sort(([a, startA], [b, startB]) => compare(startA, startB) || compare(a, b));
  const weights = new Map<string, number>();
  let [weight, sum, before] = [1, 0, Number.NaN];
  for (const [key, start] of ordered) {
    if (weights.size > 0 && start !== before) weight *= LATER_WEIGHS;
    weights.set(key, weight);
    sum += weight;
    before = start;
  }
  return new Map([...weights].map(([key, one]) => [key, one / sum]));
}

/**
 * How alike two incidents look: weighted Jaccard, the sum of the smaller weights over the sum of the larger, 0..1.
 *
 * @source Ioffe, 2010, "Improved Consistent Sampling, Weighted Minhash and L1 Sketching" (the measure, not the sketch).
 */
export function similarityOf(a: IncidentSignature, b: IncidentSignature): number {
  let [common, all] = [0, 0];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key) ?? 0, b.get(key) ?? 0];
    common += Math.min(one, other);
    all += Math.max(one, other);
  }
  return all === 0 ? 0 : common / all;
}

/**
 * The past incidents that look most alike, best first; those that have nothing in common are excluded.
 *
 * @param past in the order in which equals are to come.
 */
export function similarIncidents<T extends { readonly signature: IncidentSignature }>(
  signature: IncidentSignature,
  past: readonly T[],
  count: number,
): readonly SimilarIncident<T>[] {
  return past
    .map((incident) => ({ incident, similarity: similarityOf(signature, incident.signature) }))
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
