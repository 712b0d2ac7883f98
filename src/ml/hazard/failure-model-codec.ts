import { ByteReader } from '../encoding/byte-reader.js';
import { ByteWriter } from '../encoding/byte-writer.js';
import { checksum } from '../encoding/checksum.js';
import { ArtifactError, readWhole } from '../model/artifact-error.js';
import { FailureModel, type FailureModelParts } from './failure-model.js';
import { TreeEnsemble } from './tree-ensemble.js';
import { type TreeShape } from './tree-shape.js';

const MAGIC = 0x46534d45; // "EMSF"
const FORMAT = 2;
const HEADER_BYTES = 12;

/** Columns of numbers stand apart from the text that says where they belong. */
const READERS = {
  Uint8Array: (reader: ByteReader) => reader.uint8Column(),
  Uint16Array: (reader: ByteReader) => reader.uint16Column(),
  Uint32Array: (reader: ByteReader) => reader.uint32Column(),
  Int32Array: (reader: ByteReader) => Int32Array.from(reader.float64Column()),
  Float64Array: (reader: ByteReader) => reader.float64Column(),
} as const;
type Kind = keyof typeof READERS;

interface Reference {
  readonly columnKind: Kind;
}

/**
 * Writes a model of failures as bytes: magic, format, checksum, then its structure as JSON and its columns.
 *
 * @returns little-endian bytes; the same model gives the same bytes.
 */
export function encodeFailureModel({ parts }: FailureModel): Uint8Array {
  const columns = new ByteWriter();
  const text = JSON.stringify(parts, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const columnKind = value.constructor.name as Kind;
    columns.column(value instanceof Int32Array ? Float64Array.from(value) : (value as Float64Array));
    return { columnKind } satisfies Reference;
  });
  const body = new ByteWriter().column(new TextEncoder().encode(text)).column(columns.finish()).finish();
  const header = new ByteWriter().uint32(MAGIC).uint32(FORMAT).uint32(checksum(body)).finish();
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes.set(header);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/**
 * Reads what {@link encodeFailureModel} wrote.
 *
 * @throws ArtifactError 'corrupt' for bytes that are no such model, torn or altered; 'unknown-version' for another format.
 */
export function decodeFailureModel(bytes: Uint8Array): FailureModel {
  if (bytes.length < HEADER_BYTES) throw new ArtifactError('corrupt', `it has only ${bytes.length} bytes`);
  const header = new ByteReader(bytes);
  if (header.uint32() !== MAGIC)
    throw new ArtifactError('corrupt', 'it does not begin like a model of failures');
  const format = header.uint32();
  if (format !== FORMAT) throw new ArtifactError('unknown-version', `format ${format}, known is ${FORMAT}`);
  const body = bytes.subarray(HEADER_BYTES);
  if (header.uint32() !== checksum(body)) throw new ArtifactError('corrupt', 'its checksum does not match');
  return readWhole(() => {
    const reader = new ByteReader(body);
    const text = new TextDecoder().decode(reader.uint8Column());
    const columns = new ByteReader(reader.uint8Column());
    return new FailureModel(restore(JSON.parse(text), columns) as FailureModelParts);
  });
}

/** Puts columns back, in the order in which they were written. */
function restore(value: unknown, columns: ByteReader): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => restore(one, columns));
  if ('columnKind' in value) return columnOf((value as Reference).columnKind, columns);
  const entries = Object.entries(value).map(([key, one]) => [key, restore(one, columns)] as const);
  const restored = Object.fromEntries(entries);
  return 'trees' in restored && 'depth' in restored
    ? TreeEnsemble.of(restored.depth as number, restored.trees as TreeShape[])
    : restored;
}

function columnOf(kind: Kind, columns: ByteReader): unknown {
  if (!Object.hasOwn(READERS, kind)) throw new RangeError(`no column is a ${kind}`);
  return READERS[kind](columns);
}
