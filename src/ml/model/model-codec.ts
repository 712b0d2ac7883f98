import { ByteReader } from '../encoding/byte-reader.js';
import { ByteWriter } from '../encoding/byte-writer.js';
import { checksum } from '../encoding/checksum.js';
import { type IsolationForest, LEAF } from '../isolation-forest/isolation-forest.js';
import { N_FEATURES, STATE_VERSION } from '../series/layout.js';
import { ArtifactError } from './artifact-error.js';
import { DetectionModel } from './detection-model.js';

const MAGIC = 0x4d534d45; // "EMSM"
const FORMAT_VERSION = 1;
const HEADER_BYTES = 12;

/**
 * Writes a model as bytes: magic, format version, checksum of what follows, then the state version and the forest's columns.
 *
 * @returns little-endian bytes; the same model gives the same bytes.
 * @example decodeDetectionModel(encodeDetectionModel(model)).nTrees === model.nTrees // true
 */
export function encodeDetectionModel(model: DetectionModel): Uint8Array {
  const { forest } = model;
  const body = new ByteWriter()
    .uint32(model.stateVersion)
    .uint32(model.trainedRows)
    .uint32(forest.nFeatures)
    .uint32(forest.maxSamples)
    .column(forest.roots)
    .column(forest.cutFeature)
    .column(forest.cutValue)
    .column(forest.left)
    .column(forest.size)
    .column(forest.boxes)
    .finish();
  const header = new ByteWriter().uint32(MAGIC).uint32(FORMAT_VERSION).uint32(checksum(body)).finish();
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes.set(header);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/**
 * Reads what {@link encodeDetectionModel} wrote.
 *
 * @throws ArtifactError 'corrupt' for bytes that are no artifact, torn or altered; 'unknown-version' for an artifact of another
 * format or feature layout.
 */
export function decodeDetectionModel(bytes: Uint8Array): DetectionModel {
  if (bytes.length < HEADER_BYTES) throw corrupt(`it has only ${bytes.length} bytes`);
  const header = new ByteReader(bytes);
  if (header.uint32() !== MAGIC) throw corrupt('it does not begin like a model');
  const version = header.uint32();
  if (version !== FORMAT_VERSION) throw unknownVersion('format', version, FORMAT_VERSION);
  const body = bytes.subarray(HEADER_BYTES);
  if (header.uint32() !== checksum(body)) throw corrupt('its checksum does not match');
  const reader = new ByteReader(body);
  const stateVersion = reader.uint32();
  if (stateVersion !== STATE_VERSION) throw unknownVersion('feature layout', stateVersion, STATE_VERSION);
  const trainedRows = reader.uint32();
  return new DetectionModel(checked(readForest(reader)), trainedRows);
}

function readForest(reader: ByteReader): IsolationForest {
  return {
    nFeatures: reader.uint32(),
    maxSamples: reader.uint32(),
    roots: reader.uint32Column(),
    cutFeature: reader.uint8Column(),
    cutValue: reader.float32Column(),
    left: reader.uint32Column(),
    size: reader.uint16Column(),
    boxes: reader.float32Column(),
  };
}

/** A checksum can be right on a wrong file; an index outside of the columns must not reach the kernels. */
function checked(forest: IsolationForest): IsolationForest {
  const n = forest.size.length;
  const isWhole =
    forest.nFeatures === N_FEATURES &&
    forest.roots.length > 0 &&
    [forest.cutFeature, forest.cutValue, forest.left].every((column) => column.length === n) &&
    forest.boxes.length === n * N_FEATURES * 2;
  const isInBounds =
    forest.roots.every((root) => root < n) &&
    forest.size.every((size) => size <= forest.maxSamples) &&
    forest.cutFeature.every(
      (feature, node) => feature === LEAF || (feature < N_FEATURES && isBelow(forest, node)),
    );
  if (!isWhole || !isInBounds) throw corrupt('its trees are not whole');
  return forest;
}

/** Children lie behind their parent, so every walk ends. */
function isBelow({ left, size }: IsolationForest, node: number): boolean {
  return left[node]! > node && left[node]! + 1 < size.length;
}

const corrupt = (why: string): ArtifactError =>
  new ArtifactError('corrupt', `The model artifact is corrupt: ${why}.`);

const unknownVersion = (what: string, found: number, known: number): ArtifactError =>
  new ArtifactError(
    'unknown-version',
    `The model artifact has ${what} ${found}; this version reads ${what} ${known}.`,
  );
