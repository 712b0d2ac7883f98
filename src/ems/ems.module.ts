import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { EmsAvailability } from './availability/ems-availability.js';
import { EmsClient } from './client/ems-client.service.js';
import { EmsSession } from './client/ems-session.service.js';
import { EmsTransport } from './client/ems-transport.service.js';
import { httpOptions } from './client/http-options.js';
import { AlertInFlight } from './impact/alert-in-flight.js';
import { BusinessImpactController } from './impact/business-impact.controller.js';
import { CapacityNotifier } from './outbox/capacity-notifier.service.js';
import { DeliveryLookup } from './outbox/delivery-lookup.service.js';
import { DeliveryQueue } from './outbox/delivery-queue.repository.js';
import { DeliveryRound } from './outbox/delivery-round.service.js';
import {
  defaultDispatchSettings,
  DISPATCH_SETTINGS,
  type DispatchSettings,
} from './outbox/dispatch-settings.js';
import { EmsNotifier } from './outbox/ems-notifier.service.js';
import { IncidentNotifier } from './outbox/incident-notifier.service.js';
import { MessageSender } from './outbox/message-sender.service.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { OutboxDispatcher } from './outbox/outbox-dispatcher.service.js';
import { OutboxListing } from './outbox/outbox-listing.repository.js';
import { OutboxRepository } from './outbox/outbox.repository.js';
import { OutboxService } from './outbox/outbox.service.js';
import { OutcomeRecorder } from './outbox/outcome-recorder.service.js';

/** EMS Core: reading from it, and delivering events and alerts to it exactly once. */
@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [SERVICE_CONFIG],
      useFactory: (config: ServiceConfig) => httpOptions(config.ems.url),
    }),
  ],
  controllers: [BusinessImpactController, OutboxController],
  providers: [
    EmsTransport,
    EmsSession,
    EmsClient,
    AlertInFlight,
    CapacityNotifier,
    EmsNotifier,
    IncidentNotifier,
    OutboxRepository,
    OutboxListing,
    OutboxService,
    DeliveryQueue,
    DeliveryLookup,
    MessageSender,
    OutcomeRecorder,
    DeliveryRound,
    OutboxDispatcher,
    {
      provide: EmsAvailability,
      inject: [DISPATCH_SETTINGS],
      useFactory: (limits: DispatchSettings) => new EmsAvailability(limits),
    },
    { provide: DISPATCH_SETTINGS, useValue: defaultDispatchSettings },
  ],
  exports: [CapacityNotifier, EmsClient, EmsNotifier, IncidentNotifier, OutboxService],
})
export class EmsModule {}
