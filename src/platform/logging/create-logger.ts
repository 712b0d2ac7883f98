import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const LEVELS: Record<'error' | 'warn' | 'info' | 'debug', LogLevel[]> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};
/** Nest announces every module and route at `log` level, which tells an operator nothing. */
const FRAMEWORK_CONTEXTS = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

class ServiceLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && FRAMEWORK_CONTEXTS.has(context)) {
      super.debug(message, ...rest);
      return;
    }
    super.log(message, ...rest);
  }
}

/** JSON lines in production, readable lines elsewhere. */
export function createLogger(options: {
  readonly level: keyof typeof LEVELS;
  readonly isJson: boolean;
  readonly name: string;
}): ConsoleLogger {
  return new ServiceLogger({
    logLevels: LEVELS[options.level],
    json: options.isJson,
    prefix: options.name,
    colors: process.stdout.isTTY,
  });
}
