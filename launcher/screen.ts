import { styleText } from 'node:util';

const WIDTH = 'simulator'.length;

/** One line on the screen, after the name of the program that says it. */
export function say(who: string, line: string): void {
  process.stdout.write(`${styleText('dim', `${who.padEnd(WIDTH)} │`)} ${line}\n`);
}

export function announce(text: string): void {
  for (const line of text.split('\n')) say('launcher', line);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Output goes nowhere when the terminal is closed; stopping cleanly matters more. */
export function tolerateClosedScreen(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}
