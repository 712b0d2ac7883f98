/** Thresholds a volume is swept over, as in the published code. */
const N_THRESHOLDS = 250;

/** A run of rows, both ends included. */
interface Segment {
  readonly first: number;
  readonly last: number;
}

/**
 * Area under the precision-recall curve by rows (average precision): Σ (recallᵢ − recallᵢ₋₁) · precisionᵢ over distinct scores.
 *
 * @returns NaN when nothing is labelled.
 */
export function averagePrecision(scores: Float64Array, labels: Uint8Array): number {
  const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const nPositive = labels.reduce((sum, label) => sum + label, 0);
  let found = 0;
  let foundBefore = 0;
  let area = 0;
  order.forEach((row, i) => {
    found += labels[row]!;
    if (i + 1 < order.length && scores[order[i + 1]!] === scores[row]) return;
    area += ((found - foundBefore) / nPositive) * (found / (i + 1));
    foundBefore = found;
  });
  return nPositive === 0 ? Number.NaN : area;
}

/**
 * VUS-PR: the mean, over buffers of 0…maxBuffer rows around each anomaly, of the area under the range-aware precision-recall curve.
 *
 * @param scores one a row, higher = more anomalous.
 * @param labels 1 inside an anomaly.
 * @returns in 0..1, NaN when nothing is labelled.
 * @source Paparrizos et al., 2022, "Volume Under the Surface: A New Accuracy Evaluation Measure for Time-Series Anomaly Detection".
 */
export function vusPr(scores: Float64Array, labels: Uint8Array, maxBuffer: number): number {
  if (!labels.includes(1)) return Number.NaN;
  const sweep = rankRows(scores);
  let sum = 0;
  for (let buffer = 0; buffer <= maxBuffer; buffer += 1) sum += rangeArea(sweep, labels, buffer);
  return sum / (maxBuffer + 1);
}

interface Sweep {
  /** For each row, the number of the first threshold it reaches. */
  readonly reached: Uint16Array;
  /** Rows at or above each threshold. */
  readonly nPredicted: Uint32Array;
}

function rankRows(scores: Float64Array): Sweep {
  const descending = scores.slice().sort().reverse();
  const thresholds = Float64Array.from({ length: N_THRESHOLDS }, (_, k) => {
    return descending[Math.floor((k * (scores.length - 1)) / (N_THRESHOLDS - 1))]!;
  });
  const reached = Uint16Array.from(scores, (score) => firstAtMost(thresholds, score));
  const nPredicted = new Uint32Array(N_THRESHOLDS);
  for (const k of reached) nPredicted[k]! += 1;
  for (let k = 1; k < N_THRESHOLDS; k += 1) nPredicted[k]! += nPredicted[k - 1]!;
  return { reached, nPredicted };
}

/** First position in descending numbers that is at most `value`; the last is the smallest score, so there is one. */
function firstAtMost(descending: Float64Array, value: number): number {
  let low = 0;
  let high = descending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (descending[middle]! <= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Labels widened by half the buffer on both sides, falling off as √(1 − distance/buffer). */
export function widenLabels(labels: Uint8Array, buffer: number): Float64Array {
  const widened = Float64Array.from(labels);
  const reach = Math.floor(buffer / 2);
  for (const { first, last } of segmentsOf(labels)) {
    for (let distance = 1; distance <= reach; distance += 1) {
      const weight = Math.sqrt(1 - distance / buffer);
      if (first - distance >= 0) widened[first - distance]! += weight;
      if (last + distance < labels.length) widened[last + distance]! += weight;
    }
  }
  return widened.map((weight) => Math.min(1, weight));
}

function segmentsOf(labels: ArrayLike<number>): Segment[] {
  const segments: Segment[] = [];
  let first = -1;
  for (let row = 0; row <= labels.length; row += 1) {
    const isInside = row < labels.length && labels[row]! > 0;
    if (isInside && first < 0) first = row;
    if (isInside || first < 0) continue;
    segments.push({ first, last: row - 1 });
    first = -1;
  }
  return segments;
}

function rangeArea({ reached, nPredicted }: Sweep, labels: Uint8Array, buffer: number): number {
  const widened = widenLabels(labels, buffer);
  const segments = segmentsOf(widened);
  const truePositives = new Float64Array(N_THRESHOLDS);
  const labelled = new Float64Array(N_THRESHOLDS);
  const found = new Float64Array(N_THRESHOLDS);
  let nPositive = 0;
  for (const { first, last } of segments) {
    let earliest = N_THRESHOLDS - 1;
    for (let row = first; row <= last; row += 1) {
      const k = reached[row]!;
      earliest = Math.min(earliest, k);
      nPositive += labels[row]!;
      truePositives[k]! += widened[row]!;
      // A buffer row counts as labelled only once it is predicted.
      if (labels[row] === 0) labelled[k]! += widened[row]!;
    }
    found[earliest]! += 1;
  }
  return areaUnder({ truePositives, labelled, found, nPredicted, nPositive, nSegments: segments.length });
}

interface Counts {
  readonly truePositives: Float64Array;
  readonly labelled: Float64Array;
  readonly found: Float64Array;
  readonly nPredicted: Uint32Array;
  readonly nPositive: number;
  readonly nSegments: number;
}

function areaUnder(counts: Counts): number {
  let truePositives = 0;
  let labelled = counts.nPositive;
  let found = 0;
  let recallBefore = 0;
  let area = 0;
  for (let k = 0; k < N_THRESHOLDS; k += 1) {
    truePositives += counts.truePositives[k]!;
    labelled += counts.labelled[k]!;
    found += counts.found[k]!;
    const recall =
      Math.min(1, truePositives / ((counts.nPositive + labelled) / 2)) * (found / counts.nSegments);
    area += (recall - recallBefore) * (truePositives / counts.nPredicted[k]!);
    recallBefore = recall;
  }
  return area;
}
