// First, so that an older Node says so instead of failing on something it does not know.
import { collectLessOften, exitOnFailure } from './platform/runtime/index.js';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { configFromEnvironment } from './platform/config/index.js';
import { configureHttp } from './platform/http/index.js';
import { createLogger } from './platform/logging/index.js';
import { StartupService } from './startup/index.js';

await exitOnFailure(async () => {
  collectLessOften();
  const config = configFromEnvironment();
  const logger = createLogger({
    level: config.logLevel,
    isJson: config.isProduction,
    name: config.serviceName,
  });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger,
    bodyParser: false,
  });
  configureHttp(app, config);
  await app.listen(config.http.port, config.http.host);
  await app.get(StartupService).start();
});
