/** Why an artifact was refused. */
type ArtifactFault = 'corrupt' | 'unknown-version';

/** Bytes that are not a model this version can read. */
export class ArtifactError extends RangeError {
  override readonly name = 'ArtifactError';

  constructor(
    readonly reason: ArtifactFault,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads what a checksum has vouched for. It finds what was damaged by chance and not what was made with intent, so a length or an index that does not
 * fit is refused like any other damage.
 *
 * @throws ArtifactError 'corrupt' whatever `read` fails by, unless that is an ArtifactError already.
 */
export function readWhole<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArtifactError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArtifactError('corrupt', `The model artifact is corrupt: ${reason}.`);
  }
}
