import { averagePathLength } from '../average-path-length.js';
import { measureRanges } from '../box-ranges.js';
import { CutCodes } from '../cut-codes.js';
import { type IsolationForest, LEAF, measureDepths } from '../isolation-forest.js';
import { packNodes } from '../tree-walker.js';

const PAGE_BYTES = 65_536;
/** What is read at once begins with a line of the cache. */
const LINE_BYTES = 64;

/** Trees that are walked at the same time. */
export const N_LANES = 8;

/** Bytes of what is known of a node beside its box, and where in them it is. */
export const FACTS = { bytes: 16, range: 0, parent: 8, depth: 12, size: 14 } as const;

/** Where a forest and a row lie in the memory of the kernel, in bytes. */
export interface ForestLayout {
  readonly boxes: number;
  readonly facts: number;
  /** Two 32-bit numbers each: the code of the cut, and the left child. */
  readonly nodes: number;
  /** As many as a multiple of {@link N_LANES}: the last tree's is repeated. */
  readonly roots: number;
  /** Of a row, as many as there are roots. */
  readonly leaves: number;
  /** By the number of rows in a leaf. */
  readonly leafDepths: number;
  /** The codes of a row's values, and the values themselves. */
  readonly codes: number;
  readonly values: number;
  readonly nPages: number;
}

export function layOut({ size, nFeatures, maxSamples, roots }: IsolationForest): ForestLayout {
  let end = 0;
  const place = (bytes: number): number => {
    const at = Math.ceil(end / LINE_BYTES) * LINE_BYTES;
    end = at + bytes;
    return at;
  };
  const nRoots = N_LANES * Math.ceil(roots.length / N_LANES);
  const places = {
    boxes: place(8 * nFeatures * size.length),
    facts: place(FACTS.bytes * size.length),
    nodes: place(8 * size.length),
    roots: place(4 * nRoots),
    leaves: place(4 * nRoots),
    leafDepths: place(8 * (maxSamples + 1)),
    codes: place(4 * nFeatures),
    values: place(8 * nFeatures),
  };
  return { ...places, nPages: Math.ceil(end / PAGE_BYTES) };
}

/** Writes the forest where it belongs. */
export function fillMemory(
  memory: ArrayBuffer,
  forest: IsolationForest,
  layout: ForestLayout,
  codes: CutCodes,
): void {
  const { boxes, maxSamples, roots, size } = forest;
  new Float32Array(memory, layout.boxes, boxes.length).set(boxes);
  new Int32Array(memory, layout.nodes, 2 * size.length).set(packNodes(forest, codes));
  const allRoots = new Uint32Array(memory, layout.roots, N_LANES * Math.ceil(roots.length / N_LANES));
  allRoots.fill(roots.at(-1) ?? 0).set(roots);
  const depths = new Float64Array(memory, layout.leafDepths, maxSamples + 1);
  for (let n = 0; n < depths.length; n += 1) depths[n] = averagePathLength(n);
  fillFacts(new DataView(memory, layout.facts, FACTS.bytes * size.length), forest);
}

function fillFacts(facts: DataView, forest: IsolationForest): void {
  const [ranges, depths] = [measureRanges(forest), measureDepths(forest)];
  forest.size.forEach((size, node) => {
    const at = FACTS.bytes * node;
    facts.setFloat64(at + FACTS.range, ranges[node]!, true);
    facts.setUint16(at + FACTS.depth, depths[node]!, true);
    facts.setUint16(at + FACTS.size, size, true);
    if (forest.cutFeature[node] === LEAF) return;
    const left = forest.left[node]!;
    for (const child of [left, left + 1]) facts.setUint32(FACTS.bytes * child + FACTS.parent, node, true);
  });
}
