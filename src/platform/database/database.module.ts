import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { DatabaseHealth } from './database-health.repository.js';
import { Installation } from './installation.repository.js';
import { MigrationRunner } from './migration-runner.repository.js';
import { Notifications } from './notifications.repository.js';
import { type MigrationList, ormOptions } from './orm-options.js';
import { OwnTables } from './own-tables.service.js';
import { ReleasingDriver } from './releasing-driver.js';
import { Transactions } from './transactions.repository.js';

/** The connection to PostgreSQL, its migrations and its transactions. Entities are registered by their modules. */
@Global()
@Module({
  providers: [DatabaseHealth, Installation, MigrationRunner, Notifications, OwnTables, Transactions],
  exports: [DatabaseHealth, Installation, MigrationRunner, Notifications, OwnTables, Transactions],
})
export class DatabaseModule {
  static with(migrations: MigrationList): DynamicModule {
    const logger = new Logger('Database');
    return {
      module: DatabaseModule,
      imports: [
        MikroOrmModule.forRootAsync({
          driver: ReleasingDriver,
          inject: [SERVICE_CONFIG],
          useFactory: (config: ServiceConfig) => ({
            ...ormOptions(config.database, migrations),
            autoLoadEntities: true,
            registerRequestContext: false,
            logger: (message) => logger.debug(message),
          }),
        }),
      ],
    };
  }
}
