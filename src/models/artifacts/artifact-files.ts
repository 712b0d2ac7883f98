import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ArtifactWriteError } from './artifact-write.error.js';

const SUFFIX = '.model';

/** Model files in MODEL_DIRECTORY. A file appears whole or not at all, even when the power fails. */
@Injectable()
export class ArtifactFiles {
  private readonly directory: string;

  constructor(@Inject(SERVICE_CONFIG) config: ServiceConfig) {
    this.directory = resolve(config.models.directory);
  }

  /**
   * @returns the path to read it back from
   * @throws ArtifactWriteError naming the file and the reason, for instance a full disk
   */
  async write(modelVersion: string, artifact: Uint8Array): Promise<string> {
    const path = this.pathOf(modelVersion);
    const unfinished = `${path}.unfinished`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeDurably(unfinished, artifact);
      await rename(unfinished, path);
      return path;
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw new ArtifactWriteError(path, error);
    }
  }

  pathOf(modelVersion: string): string {
    return join(this.directory, modelVersion + SUFFIX);
  }

  /** @returns the versions that have a file here */
  async listVersions(): Promise<readonly string[]> {
    const names = await readdir(this.directory).catch((): string[] => []);
    return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
  }

  /** Does nothing where there is no file. */
  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  read(path: string): Promise<Uint8Array> {
    return readFile(path);
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
