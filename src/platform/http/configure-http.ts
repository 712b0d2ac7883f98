import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { Clock } from '../clock/index.js';
import type { ServiceConfig } from '../config/index.js';
import { OwnTables } from '../database/index.js';
import { Telemetry } from '../telemetry/index.js';
import { serveApiDocs } from './api-docs.js';
import { measureRequests } from './measure-requests.middleware.js';
import { ProblemFilter } from './problem.filter.js';
import { logRequests } from './request-log.middleware.js';
import { refuseWhileStarting } from './refuse-while-starting.middleware.js';
import { serveProbesOnly } from './serve-probes-only.middleware.js';
import { requireJson } from './require-json.middleware.js';
import { traceRequests } from './trace-requests.middleware.js';
import { createValidationPipe } from './validation.pipe.js';

/** EMS clients post up to 50 whole alert objects (about 82 KB) in one body. */
const MAX_BODY = '1mb';

/** Everything between the socket and the controllers. Create the application with `bodyParser: false`. */
export function configureHttp(
  app: NestExpressApplication,
  { http, roles }: Pick<ServiceConfig, 'http' | 'roles'>,
): void {
  app.disable('x-powered-by');
  app.use(traceRequests);
  app.use(logRequests());
  app.use(measureRequests(app.get(Telemetry)));
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.enableCors({ origin: [...http.corsOrigins], credentials: http.isCorsCredentialed });
  if (!roles.has('api')) app.use(serveProbesOnly);
  app.use(refuseWhileStarting(app.get(OwnTables)));
  app.use(requireJson);
  app.useBodyParser('json', { limit: MAX_BODY });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Clock)));
  app.enableShutdownHooks();
  if (roles.has('api')) serveApiDocs(app);
}
