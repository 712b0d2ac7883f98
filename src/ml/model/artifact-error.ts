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
