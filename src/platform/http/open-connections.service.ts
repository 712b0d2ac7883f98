import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** How long requests in hand have to end. */
const GRACE_MS = 5_000;

/**
 * Lets the process end: a server that closes waits for every connection that has not asked anything yet, and browsers and load
 * balancers hold such connections open for as long as they like.
 */
@Injectable()
export class OpenConnections implements BeforeApplicationShutdown {
  protected readonly graceMs: number = GRACE_MS;

  constructor(private readonly host: HttpAdapterHost) {}

  /** The server stops listening right after this. */
  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    setTimeout(() => server.closeAllConnections(), this.graceMs).unref();
  }
}
