import { Global, Module } from '@nestjs/common';
import { LiveEvents } from './live-events.repository.js';

/** What changes, for whoever wants to know at once. */
@Global()
@Module({ providers: [LiveEvents], exports: [LiveEvents] })
export class LiveEventsModule {}
