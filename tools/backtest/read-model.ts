import { readFile } from 'node:fs/promises';
import { decodeModel, type DetectionModel, type ScopedModel } from '../../src/ml/index.js';

/**
 * Reads a model that the service has trained, from a file of its MODEL_DIRECTORY.
 *
 * @param assetType - type of the assets to score, to use its own model; the model for all assets without it.
 * @throws Error naming the file and why it cannot be used: missing, corrupt, of another version, or without that type.
 */
export async function readModel(path: string, assetType?: string): Promise<DetectionModel> {
  const model = decode(path, await readFile(path));
  if (assetType === undefined || model.scopes.has(assetType)) return model.of(assetType);
  const known = [...model.scopes.keys()].join(', ') || 'none';
  throw new Error(`${path} has no model of its own for the asset type "${assetType}"; it has: ${known}.`);
}

function decode(path: string, bytes: Uint8Array): ScopedModel {
  try {
    return decodeModel(bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${path} is not a model that can be used. ${why} Give --model a .model file from the service's MODEL_DIRECTORY.`,
      { cause: error },
    );
  }
}
