import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isTimeZone } from '../../src/ml/index.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws Error with a sentence for the user, and the usage, when an argument is unknown or has no value. */
export function parseArguments<T extends Options>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}. Usage: ${usage}`, {
      cause: error,
    });
  }
}

/** @throws Error with a sentence for the user for what is no IANA name of a time zone. */
export function timeZoneArgument(name: string, text: string): string {
  if (!isTimeZone(text))
    throw new Error(`${name} must be the IANA name of a time zone, e.g. Europe/Berlin, got "${text}".`);
  return text;
}
