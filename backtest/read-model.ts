import { readFile } from 'node:fs/promises';
import { decodeDetectionModel, type DetectionModel } from '../src/ml/index.js';

/**
 * A model that the service has trained, from a file of its MODEL_DIRECTORY.
 *
 * @throws Error naming the file and why it cannot be used: missing, corrupt, or of another version.
 */
export async function readModel(path: string): Promise<DetectionModel> {
  const bytes = await readFile(path);
  try {
    return decodeDetectionModel(bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${path} is not a model that can be used. ${why} Give --model a .model file from the service's MODEL_DIRECTORY.`,
      { cause: error },
    );
  }
}
