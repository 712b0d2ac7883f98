import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SERVICE_VERSION } from '../version/index.js';
import { API_SECTIONS } from './api-sections.js';

/** The build copies it below dist (nest-cli.json), so that redoc need not be installed where the service runs. */
const REDOC_SCRIPT = fileURLToPath(
  new URL('../../../node_modules/redoc/bundles/redoc.standalone.js', import.meta.url),
);
const REDOC_POLICY =
  "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";
const REDOC_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>ems-ml-service API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <style>body { margin: 0 }</style>
  </head>
  <body>
    <redoc spec-url="/openapi.json" hide-logo></redoc>
    <script src="/redoc/redoc.standalone.js"></script>
  </body>
</html>
`;

/** Serves the OpenAPI document at /openapi.json, Swagger UI at /docs and ReDoc at /redoc, all without the internet. */
export function serveApiDocs(app: NestExpressApplication): void {
  // Made with the first request for it: that takes a quarter of a second of a start.
  const document = once(() => describeApi(app));
  // Written once too: to do so for each request would hold up all others.
  const written = once(() => {
    const json = Buffer.from(JSON.stringify(document()));
    return { json, tag: `"${createHash('sha256').update(json).digest('base64url')}"` };
  });
  app.use('/openapi.json', (_request: Request, response: Response) => {
    const { json, tag } = written();
    response.type('json').setHeader('ETag', tag).send(json);
  });
  SwaggerModule.setup('docs', app, document, {
    raw: ['yaml'],
    customSiteTitle: 'ems-ml-service API',
    swaggerOptions: { displayRequestDuration: true },
  });
  app.use('/redoc/redoc.standalone.js', (_request: Request, response: Response) => {
    response.sendFile(REDOC_SCRIPT);
  });
  app.use('/redoc', (_request: Request, response: Response) => {
    response.setHeader('Content-Security-Policy', REDOC_POLICY).type('html').send(REDOC_PAGE);
  });
}

/** @returns the OpenAPI document of all modules; the application need not be started. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('ems-ml-service')
    .setDescription(
      'Learns what is normal for every device metric of the EMS platform, scores new samples from 0 (usual) to 1 (anomalous) and explains each anomaly. ' +
        'Times are ISO 8601 in UTC. Errors are RFC 9457 problem documents.',
    )
    .setVersion(SERVICE_VERSION)
    .addServer('/')
    .addSecurity('token', { type: 'http', scheme: 'bearer' })
    .addSecurity('key', { type: 'apiKey', in: 'header', name: 'X-Api-Key' });
  for (const { name, description } of API_SECTIONS) head.addTag(name, description);
  const document = SwaggerModule.createDocument(app, head.build(), {
    operationIdFactory: (_controller, method) => method,
  });
  return { ...document, paths: inOrderOfSections(document.paths) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** By section, then by path; without this the modules' order of start would show. */
function inOrderOfSections(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const keyed = Object.entries(paths).map(([path, item]) => {
    const [tag] = (item.get ?? item.post ?? item.delete)?.tags ?? [];
    return { path, item, section: API_SECTIONS.findIndex(({ name }) => name === tag) };
  });
  keyed.sort((a, b) => a.section - b.section || a.path.localeCompare(b.path));
  return Object.fromEntries(keyed.map(({ path, item }) => [path, item]));
}
