import { ByteReader } from '../encoding/byte-reader.js';
import { ByteWriter } from '../encoding/byte-writer.js';
import { checksum } from '../encoding/checksum.js';
import { type IsolationForest, LEAF } from '../isolation-forest/isolation-forest.js';
import { N_FEATURES, FEATURE_VERSION } from '../features/layout.js';
import { ArtifactError, readWhole } from './artifact-error.js';
import { DetectionModel } from './detection-model.js';
import { ScopedModel } from './scoped-model.js';

const MAGIC = 0x4d534d45; // "EMSM"
const HEADER_BYTES = 12;

/** One model for all; a version of the service that knows no other can read it. */
const FORMAT_COMMON = 1;

/** The same, and then the models of scopes. */
const FORMAT_SCOPED = 2;

/**
 * Writes a model as bytes: magic, format, checksum of what follows, then the state version and the columns of each forest.
 *
 * @returns little-endian bytes; the same model gives the same bytes.
 * @example decodeModel(encodeModel(model)).common.nTrees === model.common.nTrees // true
 */
export function encodeModel({ common, scopes }: ScopedModel): Uint8Array {
  const isScoped = scopes.size > 0;
  const writer = new ByteWriter().uint32(common.featureVersion);
  writeModel(writer, common);
  if (isScoped) {
    writer.uint32(scopes.size);
    for (const [scope, model] of scopes) {
      writer.column(new TextEncoder().encode(scope));
      writeModel(writer, model);
    }
  }
  const body = writer.finish();
  const format = isScoped ? FORMAT_SCOPED : FORMAT_COMMON;
  const header = new ByteWriter().uint32(MAGIC).uint32(format).uint32(checksum(body)).finish();
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes.set(header);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/**
 * Reads what {@link encodeModel} wrote.
 *
 * @throws ArtifactError 'corrupt' for bytes that are no artifact, torn or altered; 'unknown-version' for an artifact of another
 * format or feature layout.
 */
export function decodeModel(bytes: Uint8Array): ScopedModel {
  if (bytes.length < HEADER_BYTES) throw corrupt(`it has only ${bytes.length} bytes`);
  const header = new ByteReader(bytes);
  if (header.uint32() !== MAGIC) throw corrupt('it does not begin like a model');
  const format = header.uint32();
  if (format !== FORMAT_COMMON && format !== FORMAT_SCOPED)
    throw unknownVersion('format', format, `formats ${FORMAT_COMMON} and ${FORMAT_SCOPED}`);
  const body = bytes.subarray(HEADER_BYTES);
  if (header.uint32() !== checksum(body)) throw corrupt('its checksum does not match');
  return readWhole(() => readBody(new ByteReader(body), format));
}

function readBody(reader: ByteReader, format: number): ScopedModel {
  const featureVersion = reader.uint32();
  if (featureVersion !== FEATURE_VERSION)
    throw unknownVersion('feature layout', featureVersion, `feature layout ${FEATURE_VERSION}`);
  const common = readModel(reader);
  return new ScopedModel(common, format === FORMAT_SCOPED ? readScopes(reader) : undefined);
}

function writeModel(writer: ByteWriter, { trainedRows, forest }: DetectionModel): void {
  writer
    .uint32(trainedRows)
    .uint32(forest.nFeatures)
    .uint32(forest.maxSamples)
    .column(forest.roots)
    .column(forest.cutFeature)
    .column(forest.cutValue)
    .column(forest.left)
    .column(forest.size)
    .column(forest.boxes);
}

function readScopes(reader: ByteReader): ReadonlyMap<string, DetectionModel> {
  const scopes = new Map<string, DetectionModel>();
  for (let left = reader.uint32(); left > 0; left -= 1) {
    const scope = new TextDecoder().decode(reader.uint8Column());
    scopes.set(scope, readModel(reader));
  }
  return scopes;
}

function readModel(reader: ByteReader): DetectionModel {
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

const unknownVersion = (what: string, found: number, known: string): ArtifactError =>
  new ArtifactError(
    'unknown-version',
    `The model artifact has ${what} ${found}; this version reads ${known}.`,
  );
