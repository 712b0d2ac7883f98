import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AlertsModule } from './alerts/index.js';
import { AssetsModule } from './assets/index.js';
import { AuthModule } from './auth/index.js';
import { Database, DatabaseModule } from './database/index.js';
import { EventsModule } from './events/index.js';
import { FaultsModule } from './faults/index.js';
import { HealthModule } from './health/index.js';
import { ErrorFilter, SettingsModule } from './http/index.js';
import { MetricsModule } from './metrics/index.js';
import { MonitoringModule } from './monitoring/index.js';
import { type SimulatorSettings } from './settings.js';

@Module({})
export class SimulatorModule {
  static with(settings: SimulatorSettings, database: Database): DynamicModule {
    return {
      module: SimulatorModule,
      imports: [
        SettingsModule.with(settings),
        DatabaseModule.on(database),
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: settings.rateLimit }]),
        ...(settings.faults ? [FaultsModule] : []),
        HealthModule,
        AssetsModule,
        MetricsModule,
        EventsModule,
        AlertsModule,
        AuthModule,
        MonitoringModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: ThrottlerGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
