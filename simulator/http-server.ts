import { type INestApplication, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Server } from 'node:http';
import { Database } from './database/index.js';
import { corsOptions } from './http/index.js';
import { SimulatorModule } from './simulator.module.js';
import { type SimulatorSettings } from './settings.js';

const options: Readonly<NestApplicationOptions> = {
  logger: ['error', 'warn'],
  abortOnError: false,
  forceCloseConnections: true,
};

/** The limit of 102,400 bytes per body is Nest's own default. */
export async function listen(settings: SimulatorSettings, database: Database): Promise<INestApplication> {
  const app = await NestFactory.create(SimulatorModule.with(settings, database), options);
  app.enableCors(corsOptions);
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = 5000;
  // Node would quietly grant a second more.
  server.keepAliveTimeoutBuffer = 0;
  await app.listen(settings.port);
  return app;
}
