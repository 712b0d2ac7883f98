import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Clock } from '../clock/index.js';
import type { ServiceConfig } from '../config/index.js';
import { OwnTables } from '../database/index.js';
import { Telemetry } from '../telemetry/index.js';
import { serveApiDocs } from './api-docs.js';
import { limitRequestsInHand } from './limit-requests-in-hand.middleware.js';
import { measureRequests } from './measure-requests.middleware.js';
import { ProblemFilter } from './problem.filter.js';
import { logRequests } from './request-log.middleware.js';
import { refuseWhileStarting } from './refuse-while-starting.middleware.js';
import { serveProbesOnly } from './serve-probes-only.middleware.js';
import { refuseUnparsed } from './refuse-unparsed.js';
import { JSON_TYPES, requireJson } from './require-json.middleware.js';
import { requireReadableUrl } from './require-readable-url.middleware.js';
import { requireUtf8 } from './require-utf8.js';
import { boundConnections, endSlowReaders } from './slow-clients.js';
import { traceRequests } from './trace-requests.middleware.js';
import { createValidationPipe } from './validation.pipe.js';

const BODY = {
  /** EMS clients post up to 50 whole alert objects (about 82 KB) in one body. */
  limit: '1mb',
  type: [...JSON_TYPES],
  verify: requireUtf8,
};

/** Everything between the socket and the controllers. Create the application with `bodyParser: false`. */
export function configureHttp(
  app: NestExpressApplication,
  { http, roles }: Pick<ServiceConfig, 'http' | 'roles'>,
): void {
  app.disable('x-powered-by');
  app.set('trust proxy', [...http.trustedProxies]);
  const server: Server = app.getHttpServer();
  server.on('clientError', refuseUnparsed(app.get(Clock)));
  boundConnections(server);
  app.use(endSlowReaders());
  app.use(traceRequests);
  app.use(logRequests());
  app.use(measureRequests(app.get(Telemetry)));
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.enableCors({ origin: [...http.corsOrigins], credentials: http.isCorsCredentialed });
  if (!roles.has('api')) app.use(serveProbesOnly);
  app.use(requireReadableUrl);
  app.use(limitRequestsInHand());
  app.use(refuseWhileStarting(app.get(OwnTables)));
  app.use(requireJson);
  app.useBodyParser('json', BODY);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Clock)));
  app.enableShutdownHooks();
  if (roles.has('api')) serveApiDocs(app);
}
