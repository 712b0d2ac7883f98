import { Controller, Head, Headers, type MessageEvent, Query, Sse } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { EventFeed, type FeedMessage } from './event-feed.service.js';
import {
  EpisodeEventData,
  IncidentEventData,
  ModelEventData,
  StreamQuery,
  SweepEventData,
  TrainingEventData,
} from './stream.dto.js';

/** How long a browser waits before it comes back. */
const RETRY_MS = 3000;
/** Characters that wait for a client that does not read; then it is disconnected, and may come back with the id it has got to. */
const MOST_WAITING = 262_144;

const EXAMPLE = `event: episode
id: 42
data: {"change":"opened","id":"0b7c1a52-3b6a-4c52-9d0e-6a2f4b8c1e37","assetId":1,"assetName":"core-rtr-01","metricName":"latency","severity":"high","status":"open"}

`;

@ApiTags('stream')
@ApiExtraModels(SweepEventData, EpisodeEventData, IncidentEventData, TrainingEventData, ModelEventData)
@Controller('api/v1/stream')
export class StreamController {
  constructor(private readonly feed: EventFeed) {}

  /** Without this, what has no body would go on like the stream. */
  @Head()
  @ApiExcludeEndpoint()
  answerHead(): void {
    // The headers are the answer.
  }

  /**
   * Follow what changes, as server-sent events.
   *
   * @remarks Events `sweep`, `episode`, `incident`, `training`, `model` and `reset`, with JSON as data. `reset` has no data: the id that was asked for is too old
   * or unknown, or too much changed at once; load everything again. Events are kept for an hour, and are the same from every replica. A comment each 15 s
   * keeps the connection open.
   */
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'The same as `lastEventId`, which it counts before; browsers send it when they reconnect.',
  })
  @Requires('viewer')
  @Sse('', { maxPendingDataLength: MOST_WAITING })
  @ApiOkResponse({
    description: 'A stream that goes on until the client leaves, or the service is stopped.',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @ApiProblems(400, 503)
  followChanges(
    @Query() { lastEventId }: StreamQuery,
    @Headers('last-event-id') lastReceivedId?: string,
  ): Observable<MessageEvent> {
    return this.feed.open(lastReceivedId ?? lastEventId).pipe(map(toMessage));
  }
}

function toMessage(message: FeedMessage): MessageEvent {
  if (message.kind === 'breath') return { comment: 'still here' };
  if (message.kind === 'begin') return { id: String(message.id), retry: RETRY_MS };
  const { event, text } = message;
  return { id: String(event.id), type: event.name, data: text };
}
