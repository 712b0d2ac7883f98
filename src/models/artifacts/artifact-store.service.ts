import { Injectable } from '@nestjs/common';
import { ArtifactCopies } from './artifact-copy.repository.js';
import { ArtifactFiles } from './artifact-files.js';

/** Keeps each model as a file where it was trained, and as a copy in the database for all others. */
@Injectable()
export class ArtifactStore {
  constructor(
    private readonly files: ArtifactFiles,
    private readonly copies: ArtifactCopies,
  ) {}

  /** @returns the path of the file, also where it could not be written: the copy is then all there is */
  write(modelVersion: string, artifact: Uint8Array): Promise<string> {
    return this.files.write(modelVersion, artifact);
  }

  /** Why new models have no file here. */
  writeFault(): string | undefined {
    return this.files.writeFault();
  }

  /** Call inside the transaction that registers the model. */
  addCopy(modelVersion: string, artifact: Uint8Array): Promise<void> {
    return this.copies.addCopy(modelVersion, artifact);
  }

  /** @throws what the disk says where neither has it: a file that is there but broken is read as it is */
  async readArtifact(modelVersion: string): Promise<Uint8Array> {
    try {
      return await this.files.read(modelVersion);
    } catch (error) {
      const copy = await this.copies.findCopy(modelVersion);
      if (!copy) throw error;
      return copy;
    }
  }

  async remove(modelVersion: string): Promise<void> {
    await this.files.remove(modelVersion);
    await this.copies.remove(modelVersion);
  }

  /**
   * Removes the files on this machine of models that another process has let go.
   *
   * @param findGone - answers which of the versions that have a file here are to have none
   */
  async removeFiles(
    findGone: (modelVersions: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<void> {
    const versions = await this.files.listVersions();
    for (const version of await findGone(versions)) await this.files.remove(version);
  }
}
