import { Logger } from '@nestjs/common';

export interface LogLine {
  readonly level: 'fatal' | 'error' | 'warn' | 'log' | 'debug' | 'verbose';
  readonly message: string;
}

/** Keeps what is logged from now on instead of printing it. */
export function recordLogs(): readonly LogLine[] {
  const lines: LogLine[] = [];
  const recorder = (level: LogLine['level']) => (message: unknown) => {
    lines.push({ level, message: String(message) });
  };
  Logger.overrideLogger({
    fatal: recorder('fatal'),
    error: recorder('error'),
    warn: recorder('warn'),
    log: recorder('log'),
    debug: recorder('debug'),
    verbose: recorder('verbose'),
  });
  return lines;
}
