import { Module } from '@nestjs/common';
import { EventStore } from './event-store.js';
import { EventsController } from './events.controller.js';

@Module({ controllers: [EventsController], providers: [EventStore] })
export class EventsModule {}
