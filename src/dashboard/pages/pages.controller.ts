import { Controller, Get, NotFoundException, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { OpenToAll } from '../../platform/auth/index.js';
import { sendFile } from './send-file.js';
import { WebFiles } from './web-files.js';

const PREFIX = '/dashboard';
const ASSETS = '/assets/';
/** Everything comes from here; styles are set by classes and by scripts, so no inline ones are needed. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join(';');
const NOT_BUILT =
  'The dashboard is not part of this build: `npm run build` makes it in dist/web. The API is described at /docs.\n';

/** Serves the built web app: its files under their names, and index.html for every address that the app knows itself. */
@ApiExcludeController()
@OpenToAll()
@Controller()
export class PagesController {
  constructor(private readonly files: WebFiles) {}

  @Get()
  @Redirect(PREFIX)
  redirectToDashboard(): void {
    // The decorator says it all.
  }

  @Get(['dashboard', 'dashboard/*path'])
  async sendPage(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.files.areBuilt) {
      response.status(404).type('text/plain').set('Cache-Control', 'no-store').send(NOT_BUILT);
      return;
    }
    const path = request.path.slice(PREFIX.length);
    if (await this.sendNamed(response, path)) return;
    // An app that was open during an upgrade asks for files of the version before; a page is not what it asks for.
    if (path.startsWith(ASSETS) && !isNavigation(request))
      throw new NotFoundException('There is no such file.');
    await this.sendIndex(response);
  }

  /** @returns whether there is such a file */
  private async sendNamed(response: Response, path: string): Promise<boolean> {
    if (path === '' || path.endsWith('/') || path === '/index.html') return false;
    // Their names change with what is in them.
    const isHashed = path.startsWith(ASSETS);
    return sendFile(response, path, {
      root: this.files.folder,
      ...(isHashed ? { immutable: true, maxAge: '1y' } : { maxAge: '1h' }),
    });
  }

  private async sendIndex(response: Response): Promise<void> {
    response.setHeader('Content-Security-Policy', POLICY);
    await sendFile(response, 'index.html', {
      root: this.files.folder,
      cacheControl: false,
      headers: { 'Cache-Control': 'no-cache' },
    });
  }
}

/** An address typed or followed, as opposed to what a page loads. */
function isNavigation(request: Request): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}
