import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type SimulatorSettings } from '../settings.js';

/** What the running application was started with. */
export const SETTINGS = Symbol('simulator settings');

@Global()
@Module({})
export class SettingsModule {
  static with(settings: SimulatorSettings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
