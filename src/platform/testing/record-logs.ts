import { Logger } from '@nestjs/common';

export interface LogLine {
  readonly level: 'fatal' | 'error' | 'warn' | 'log' | 'debug' | 'verbose';
  readonly message: string;
}

const LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;

/** Keeps what is logged from now on instead of printing it. */
export function recordLogs(): readonly LogLine[] {
  const lines: LogLine[] = [];
  const recorder = (level: LogLine['level']) => (message: unknown) => {
    lines.push({ level, message: String(message) });
  };
  const [fatal, error, warn, log, debug, verbose] = LEVELS.map(recorder);
  Logger.overrideLogger({ fatal, error, warn, log, debug, verbose });
  return lines;
}
