import { Module } from '@nestjs/common';
import { AlertOpening } from './alert-opening.js';
import { AlertStore } from './alert-store.js';
import { AlertsController } from './alerts.controller.js';
import { BusinessImpactClient } from './business-impact.client.js';

@Module({ controllers: [AlertsController], providers: [AlertStore, AlertOpening, BusinessImpactClient] })
export class AlertsModule {}
