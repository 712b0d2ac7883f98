import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { FaultSwitch } from './fault-switch.js';
import { FaultMiddleware } from './fault.middleware.js';
import { FaultsController } from './faults.controller.js';

@Module({ controllers: [FaultsController], providers: [FaultSwitch] })
export class FaultsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(FaultMiddleware).forRoutes('{*path}');
  }
}
