import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { migrations } from '../migrations/index.js';
import { AlertingModule } from './alerting/index.js';
import { AnomalyModule } from './anomaly/index.js';
import { DashboardModule } from './dashboard/index.js';
import { EmsModule } from './ems/index.js';
import { ForecastingModule } from './forecasting/index.js';
import { HealthModule } from './health/index.js';
import { HousekeepingModule } from './housekeeping/index.js';
import { MaintenanceModule } from './maintenance/index.js';
import { MetricsModule } from './metrics/index.js';
import { ModelsModule } from './models/index.js';
import { AuditModule } from './platform/audit/index.js';
import { AuthModule } from './platform/auth/index.js';
import { ClockModule } from './platform/clock/index.js';
import { ConfigModule, type ServiceConfig } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { OpenConnectionsModule } from './platform/http/index.js';
import { LiveEventsModule } from './platform/live-events/index.js';
import { QueueModule } from './platform/queue/index.js';
import { TelemetryModule } from './platform/telemetry/index.js';
import { TracingModule } from './platform/tracing/index.js';
import { RootCauseModule } from './root-cause/index.js';
import { StartupModule } from './startup/index.js';
import { TelemetryEndpointModule } from './telemetry/index.js';
import { TopologyModule } from './topology/index.js';
import { TrainingModule } from './training/index.js';

/** The composition root: the only list of modules. */
@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        ClockModule,
        TelemetryModule,
        TracingModule,
        DatabaseModule.with(migrations),
        AuthModule,
        AuditModule,
        LiveEventsModule,
        QueueModule,
        OpenConnectionsModule,
        ScheduleModule.forRoot(),
        EmsModule,
        MetricsModule,
        ModelsModule,
        TopologyModule,
        TrainingModule,
        AnomalyModule,
        ForecastingModule,
        AlertingModule,
        RootCauseModule,
        DashboardModule,
        HealthModule,
        HousekeepingModule,
        MaintenanceModule,
        TelemetryEndpointModule,
        StartupModule,
      ],
    };
  }
}
