import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type ClientInput } from '../http/index.js';
import { EventStore } from './event-store.js';

@Controller('events')
export class EventsController {
  constructor(private readonly events: EventStore) {}

  @Get()
  list(@Query() query: ClientInput) {
    return this.events.list(query);
  }

  /** An unknown id is 200 with no body at all, not 404. */
  @Get(':id')
  find(@Param('id') id: string) {
    return this.events.find(id);
  }

  @Post()
  record(@Body() body: ClientInput) {
    return this.events.record(body);
  }
}
