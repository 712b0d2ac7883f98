/*
 * The little of WebAssembly that the kernel of the forest needs, as functions from code to code: each gives the bytes of an expression, whose
 * operands are expressions. https://webassembly.github.io/spec/core/binary/
 */

/** Bytes of code. */
export type Code = readonly number[];

/** A local variable of the function. */
export interface Variable {
  readonly get: Code;
  set(value: Code): Code;
}

export type VariableType = 'i32' | 'f64' | 'v128';

const TYPES: Readonly<Record<VariableType, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** The local variables of a function without parameters. */
export class Variables {
  private readonly types: number[] = [];

  make(type: VariableType): Variable {
    const index = unsigned(this.types.push(TYPES[type]) - 1);
    return { get: [0x20, ...index], set: (value) => [...value, 0x21, ...index] };
  }

  get declarations(): Code {
    return [...unsigned(this.types.length), ...this.types.flatMap((type) => [1, type])];
  }
}

const operator =
  (...opcode: Code) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), ...opcode];

/** @returns loads from an address plus an offset; data is aligned to 2 to the power of `alignment` bytes */
const load =
  (opcode: Code, alignment: number) =>
  (address: Code, offset: number): Code => [...address, ...opcode, alignment, ...unsigned(offset)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  load: load([0x28], 2),
  loadShort: load([0x2f], 1),
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    0x36,
    2,
    ...unsigned(offset),
  ],
  add: operator(0x6a),
  subtract: operator(0x6b),
  multiply: operator(0x6c),
  and: operator(0x71),
  shiftLeft: operator(0x74),
  /** Of 32 bits without a sign. */
  shiftRight: operator(0x76),
  isZero: operator(0x45),
  isLess: operator(0x48),
};

export const f64 = {
  constant: (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
  ofI32: operator(0xb7),
  load: load([0x2b], 3),
  add: operator(0xa0),
  multiply: operator(0xa2),
  divide: operator(0xa3),
  isAtMost: operator(0x65),
};

/** Two doubles side by side. */
export const f64x2 = {
  both: operator(0xfd, 0x14),
  /** Two floats that lie side by side, as doubles. */
  loadFloats: (address: Code, offset: number): Code => [
    ...load([0xfd, 0x5d], 3)(address, offset),
    ...[0xfd, 0x5f],
  ],
  abs: operator(0xfd, 0xec, 0x01),
  add: operator(0xfd, 0xf0, 0x01),
  subtract: operator(0xfd, 0xf1, 0x01),
  first: operator(0xfd, 0x21, 0),
  second: operator(0xfd, 0x21, 1),
  firsts: operator(0xfd, 0x0d, ...bytesOfLanes(0, 2)),
  seconds: operator(0xfd, 0x0d, ...bytesOfLanes(1, 3)),
};

export const control = {
  /** What is left by a branch ends. */
  block: (...body: readonly Code[]): Code => [0x02, 0x40, ...body.flat(), 0x0b],
  /** What is left by a branch begins anew. */
  loop: (...body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b],
  /** @param outwards - 0 leaves the innermost block or loop around it, 1 the one around that */
  branch: (outwards: number): Code => [0x0c, outwards],
  branchIf: (condition: Code, outwards: number): Code => [...condition, 0x0d, outwards],
};

/** A module of one function without parameters, `run`, that gives a double; its memory is imported as `env.memory`. */
export function moduleOf(
  variables: Variables,
  body: readonly Code[],
  nPages: number,
): Uint8Array<ArrayBuffer> {
  const code = [...variables.declarations, ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, TYPES.f64]),
    ...section(2, [1, ...text('env'), ...text('memory'), 2, 0, ...unsigned(nPages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function text(ascii: string): Code {
  return [ascii.length, ...Array.from(ascii, (char) => char.charCodeAt(0))];
}

/** Of two values of two lanes each, numbered on. */
function bytesOfLanes(...lanes: readonly number[]): Code {
  return lanes.flatMap((lane) => Array.from({ length: 8 }, (_, byte) => 8 * lane + byte));
}

/** LEB128. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}
