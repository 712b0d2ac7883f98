import { isatty } from 'node:tty';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { currentLogFields } from './log-context.js';

const LEVELS: Record<'error' | 'warn' | 'info' | 'debug', LogLevel[]> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};
const SHOWN: Readonly<Record<LogLevel, string>> = {
  fatal: 'FATAL',
  error: 'ERROR',
  warn: 'WARN ',
  log: 'INFO ',
  debug: 'DEBUG',
  verbose: 'TRACE',
};
/** Nest announces every module and route, which an operator does not need. */
const FRAMEWORK_CONTEXTS = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

const STDOUT = 1;

class ServiceLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && FRAMEWORK_CONTEXTS.has(context)) super.debug(message, ...rest);
    else super.log(message, ...rest);
  }

  /** Ids of the request or job that a line is part of. */
  protected override getJsonLogObject(
    ...line: Parameters<ConsoleLogger['getJsonLogObject']>
  ): ReturnType<ConsoleLogger['getJsonLogObject']> {
    return { ...currentLogFields(), ...super.getJsonLogObject(...line) };
  }

  /** Nest writes epoch milliseconds; log collectors, and people, read ISO 8601. */
  protected override stringifyJsonLogObject(
    line: ReturnType<ConsoleLogger['getJsonLogObject']>,
  ): ReturnType<ConsoleLogger['stringifyJsonLogObject']> {
    return super.stringifyJsonLogObject({ ...line, timestamp: new Date(line.timestamp).toISOString() });
  }

  /** Nest's own line begins with name, process id and a local date; an operator needs time, level, place and message. */
  protected override formatMessage(
    logLevel: LogLevel,
    message: unknown,
    _pid: string,
    _level: string,
    context: string,
  ): string {
    const time = new Date().toISOString().slice(11, 19);
    return `${time} ${this.colorize(SHOWN[logLevel], logLevel)} ${context}${this.stringifyMessage(message, logLevel)}\n`;
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
    // Coloured, a JSON object would be spread over several lines.
    colors: !options.isJson && isatty(STDOUT),
  });
}
