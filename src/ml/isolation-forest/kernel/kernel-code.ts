import { ROUNDING } from '../box-ranges.js';
import { FEATURE_MASK } from '../cut-codes.js';
import { FACTS, type ForestLayout, N_LANES } from './forest-memory.js';
import { type Code, control, f64, f64x2, i32, moduleOf, type Variable, Variables } from './wasm-code.js';

/** What the code is made for. */
export interface KernelShape {
  readonly layout: ForestLayout;
  readonly nFeatures: number;
  readonly nTrees: number;
  /** Depth of the deepest leaf. */
  readonly deepest: number;
}

const ONE = i32.constant(1);
const ZERO = i32.constant(0);

/** A module that gives the sum of a row's expected depths in all trees. */
export function kernelModule(shape: KernelShape): Uint8Array<ArrayBuffer> {
  const variables = new Variables();
  const total = variables.make('f64');
  const body = [walkDown(shape, variables), climbUp(shape, variables, total), total.get];
  return moduleOf(variables, body, shape.layout.nPages);
}

/** All trees from their roots to the row's leaves, {@link N_LANES} at a time, so that the memory of one is waited for while the others are computed. All ways are as long as the longest; a leaf is its own left child. */
function walkDown({ layout, nTrees, deepest }: KernelShape, variables: Variables): Code {
  const [tree, steps, at] = [variables.make('i32'), variables.make('i32'), variables.make('i32')];
  const lanes = Array.from({ length: N_LANES }, () => variables.make('i32'));
  const bytes = 4 * N_LANES;
  const { loop, branchIf } = control;
  return [
    ...tree.set(ZERO),
    ...loop(
      ...lanes.map((node, lane) => node.set(i32.load(tree.get, layout.roots + 4 * lane))),
      steps.set(i32.constant(deepest + 1)),
      control.block(
        loop(
          steps.set(i32.subtract(steps.get, ONE)),
          branchIf(i32.isZero(steps.get), 1),
          ...lanes.map((node) => stepDown(node, at, layout)),
          control.branch(0),
        ),
      ),
      ...lanes.map((node, lane) => i32.store(tree.get, layout.leaves + 4 * lane, node.get)),
      tree.set(i32.add(tree.get, i32.constant(bytes))),
      branchIf(i32.isLess(tree.get, i32.constant(bytes * Math.ceil(nTrees / N_LANES))), 0),
    ),
  ];
}

/** To the left child, or the next node where the row's code has reached that of the cut. */
function stepDown(node: Variable, at: Variable, { nodes, codes }: ForestLayout): Code {
  const cut = i32.load(at.get, nodes);
  const feature = i32.and(cut, i32.constant(FEATURE_MASK));
  const code = i32.load(i32.shiftLeft(feature, i32.constant(2)), codes);
  const isRight = i32.shiftRight(i32.subtract(cut, code), i32.constant(31));
  return [
    ...at.set(i32.shiftLeft(node.get, i32.constant(3))),
    ...node.set(i32.add(i32.load(at.get, nodes + 4), isRight)),
  ];
}

/** What is known of a way while it is climbed. */
interface Way {
  readonly node: Variable;
  /** Where the node's facts are. */
  readonly facts: Variable;
  readonly depth: Variable;
  /** The row's expected depth below the node. */
  readonly below: Variable;
}

/** From each leaf to the first box that contains the row, as `TreeClimber` does, to the bit. */
function climbUp({ layout, nFeatures, nTrees }: KernelShape, variables: Variables, total: Variable): Code {
  const tree = variables.make('i32');
  const way: Way = {
    node: variables.make('i32'),
    facts: variables.make('i32'),
    depth: variables.make('i32'),
    below: variables.make('f64'),
  };
  const row = Array.from({ length: nFeatures }, () => variables.make('v128'));
  const { node, facts, depth, below } = way;
  const size = i32.loadShort(facts.get, layout.facts + FACTS.size);
  return [
    ...row.flatMap((value, feature) => value.set(f64x2.both(f64.load(ZERO, layout.values + 8 * feature)))),
    ...tree.set(ZERO),
    ...control.loop(
      node.set(i32.load(tree.get, layout.leaves)),
      findFacts(way),
      depth.set(i32.loadShort(facts.get, layout.facts + FACTS.depth)),
      below.set(f64.load(i32.shiftLeft(size, i32.constant(3)), layout.leafDepths)),
      climbWay(way, { row, layout }, variables),
      total.set(f64.add(total.get, below.get)),
      tree.set(i32.add(tree.get, i32.constant(4))),
      control.branchIf(i32.isLess(tree.get, i32.constant(4 * nTrees)), 0),
    ),
  ];
}

function findFacts({ node, facts }: Way): Code {
  return facts.set(i32.multiply(node.get, i32.constant(FACTS.bytes)));
}

interface BoxTest {
  /** Each value twice. */
  readonly row: readonly Variable[];
  readonly layout: ForestLayout;
}

function climbWay(way: Way, test: BoxTest, variables: Variables): Code {
  const [sum, range] = [variables.make('f64'), variables.make('f64')];
  const { node, facts, depth, below } = way;
  const { facts: offset } = test.layout;
  const { block, branch, branchIf, loop } = control;
  const isInside = f64.isAtMost(sum.get, f64.multiply(range.get, f64.constant(ROUNDING)));
  const survival = f64.divide(f64.add(range.get, range.get), f64.add(sum.get, range.get));
  return block(
    loop(
      sumDistances(sum, node, test, variables),
      range.set(f64.load(facts.get, offset + FACTS.range)),
      block(
        branchIf(i32.isZero(isInside), 0),
        below.set(f64.add(f64.ofI32(depth.get), below.get)),
        branch(2),
      ),
      below.set(f64.multiply(below.get, survival)),
      branchIf(i32.isZero(depth.get), 1),
      depth.set(i32.subtract(depth.get, ONE)),
      below.set(f64.add(below.get, f64.constant(1))),
      node.set(i32.load(facts.get, offset + FACTS.parent)),
      findFacts(way),
      branch(0),
    ),
  );
}

/** Σ|x − lo| + |x − hi|, in the order of the features: two of them are computed side by side, and added one after the other. */
function sumDistances(sum: Variable, node: Variable, { row, layout }: BoxTest, variables: Variables): Code {
  const [box, one, other] = [variables.make('i32'), variables.make('v128'), variables.make('v128')];
  const distances = (feature: number): Code => {
    const bounds = f64x2.loadFloats(box.get, layout.boxes + 8 * feature);
    return f64x2.abs(f64x2.subtract(row[feature]!.get, bounds));
  };
  const addBoth = (both: Variable): Code => [
    ...sum.set(f64.add(sum.get, f64x2.first(both.get))),
    ...sum.set(f64.add(sum.get, f64x2.second(both.get))),
  ];
  const addPair = (feature: number): Code => [
    ...one.set(distances(feature)),
    ...other.set(distances(feature + 1)),
    ...one.set(f64x2.add(f64x2.firsts(one.get, other.get), f64x2.seconds(one.get, other.get))),
    ...addBoth(one),
  ];
  const addLast = (feature: number): Code => [
    ...one.set(distances(feature)),
    ...sum.set(f64.add(sum.get, f64.add(f64x2.first(one.get), f64x2.second(one.get)))),
  ];
  return [
    ...box.set(i32.multiply(node.get, i32.constant(8 * row.length))),
    ...sum.set(f64.constant(0)),
    ...Array.from({ length: Math.floor(row.length / 2) }, (_, pair) => addPair(2 * pair)).flat(),
    ...(row.length % 2 === 1 ? addLast(row.length - 1) : []),
  ];
}
