import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** As PostgreSQL's catalogue numbers them. */
const FLOAT8 = 701;
const INT4 = 23;
const INT2 = 21;

/** Dimensions, whether there are nulls, the type; and of the one dimension its length and where it begins. */
const EMPTY_HEADER_BYTES = 12;
const HEADER_BYTES = 20;
/** Before each element, its length. */
const LENGTH_BYTES = 4;

/** Numbers as one parameter in binary: written and read as text they take ten times as long, at either end. */
export function floatArray(values: Float64Array): Sql {
  const { bytes, at } = arrayOf(FLOAT8, values.length, 8);
  values.forEach((value, n) => bytes.setFloat64(at(n), value));
  return sql`${asBuffer(bytes)}::float8[]`;
}

/** Whole numbers likewise. */
export function intArray(values: Int32Array): Sql {
  const { bytes, at } = arrayOf(INT4, values.length, 4);
  values.forEach((value, n) => bytes.setInt32(at(n), value));
  return sql`${asBuffer(bytes)}::int4[]`;
}

/** Small ones likewise. */
export function smallIntArray(values: Int16Array): Sql {
  const { bytes, at } = arrayOf(INT2, values.length, 2);
  values.forEach((value, n) => bytes.setInt16(at(n), value));
  return sql`${asBuffer(bytes)}::int2[]`;
}

/** @returns the array without its elements, and where each of them goes */
function arrayOf(
  type: number,
  length: number,
  elementBytes: number,
): { readonly bytes: DataView; readonly at: (n: number) => number } {
  const stride = LENGTH_BYTES + elementBytes;
  const nBytes = length === 0 ? EMPTY_HEADER_BYTES : HEADER_BYTES + length * stride;
  const bytes = new DataView(new ArrayBuffer(nBytes));
  bytes.setInt32(0, Math.min(1, length));
  bytes.setInt32(8, type);
  if (length > 0) {
    bytes.setInt32(12, length);
    bytes.setInt32(16, 1);
  }
  for (let n = 0; n < length; n += 1) bytes.setInt32(HEADER_BYTES + n * stride, elementBytes);
  return { bytes, at: (n) => HEADER_BYTES + n * stride + LENGTH_BYTES };
}

/** As such the driver sends it in binary. */
function asBuffer({ buffer }: DataView): Buffer {
  return Buffer.from(buffer as ArrayBuffer);
}

/** Texts as one parameter, written by the engine at once: the driver would write them one by one. */
export function textArray(values: readonly string[]): Sql {
  return sql`${textsLiteral(values)}::text[]`;
}

/** An array of numbers as PostgreSQL reads it. */
export function numbersLiteral(values: Float64Array | readonly number[]): string {
  return `{${values.join(',')}}`;
}

/** An array of texts as PostgreSQL reads it, whatever is in them. */
export function textsLiteral(values: readonly string[]): string {
  const isSafe = !/["\\]/.test(values.join('\n'));
  const quoted = isSafe ? values : values.map((value) => value.replace(/["\\]/g, '\\$&'));
  return values.length === 0 ? '{}' : `{"${quoted.join('","')}"}`;
}
