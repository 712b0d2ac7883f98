import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Vite writes it beside the compiled sources: dist/web. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../web/', import.meta.url));

/** The built web app in a folder. */
export class WebFiles {
  constructor(readonly folder: string) {}

  /** Asked with each page, so that a web app that is built later is served without another start. */
  get areBuilt(): boolean {
    return existsSync(join(this.folder, 'index.html'));
  }
}
