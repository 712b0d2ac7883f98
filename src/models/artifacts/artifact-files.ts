import { access, constants, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

const SUFFIX = '.model';

/** Model files in MODEL_DIRECTORY. A file appears whole or not at all, even when the power fails. */
@Injectable()
export class ArtifactFiles implements OnApplicationBootstrap {
  private readonly logger = new Logger('Models');
  private readonly directory: string;
  private fault: string | undefined;

  constructor(@Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'models' | 'roles'>) {
    this.directory = resolve(config.models.directory);
  }

  /** Whoever trains says at once that it could not keep what it makes. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.roles.has('worker')) return;
    await this.openDirectory().catch((error: unknown) =>
      this.note(`No model can be written to ${this.directory}: ${reasonOf(error)}`),
    );
  }

  /** Why the last model has no file here, or the next one would have none. */
  writeFault(): string | undefined {
    return this.fault;
  }

  /** @returns the path to read it back from, also where it could not be written: `writeFault` then says why */
  async write(modelVersion: string, artifact: Uint8Array): Promise<string> {
    const path = this.pathOf(modelVersion);
    const unfinished = `${path}.unfinished`;
    try {
      await this.openDirectory();
      await writeDurably(unfinished, artifact);
      await rename(unfinished, path);
      this.fault = undefined;
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      this.note(`The model could not be written to ${path}: ${reasonOf(error)}`);
    }
    return path;
  }

  pathOf(modelVersion: string): string {
    const path = join(this.directory, modelVersion + SUFFIX);
    // A version comes from the database, where others may write: it must lead nowhere else.
    if (dirname(path) !== this.directory)
      throw new RangeError(`A model file must stand in ${this.directory}: ${path}`);
    return path;
  }

  /** @returns the versions that have a file here */
  async listVersions(): Promise<readonly string[]> {
    const names = await readdir(this.directory).catch((): string[] => []);
    return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
  }

  /** Does nothing where there is no file. */
  async remove(modelVersion: string): Promise<void> {
    await rm(this.pathOf(modelVersion), { force: true });
  }

  async read(modelVersion: string): Promise<Uint8Array> {
    return readFile(this.pathOf(modelVersion));
  }

  private async openDirectory(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await access(this.directory, constants.W_OK);
  }

  private note(what: string): void {
    this.fault = `${what}. Models are used from their copies in the database`;
    this.logger.error(
      `${this.fault}. Let the user of this process write there, or set MODEL_DIRECTORY to a folder where it may.`,
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
