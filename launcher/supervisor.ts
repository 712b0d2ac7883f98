import type { Part } from './part.js';
import { announce, seconds } from './screen.js';

/** Ends the rest of a start that was called off; the stop that called it off ends the process. */
export class CalledOff extends Error {}

/**
 * Holds what runs, in the order it was started, and ends it in the opposite order: on Ctrl-C, or when one
 * part ends unexpectedly. A second Ctrl-C kills instead of waiting.
 */
export class Supervisor {
  private parts: readonly Part[] = [];
  private starting: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.isStopping) this.force();
        else void this.stop('Stopping …', 0);
      });
    }
  }

  /** Starts one part; when a stop comes meanwhile, that part is stopped too, and the start goes no further. */
  async start<T extends Part>(begin: () => T | Promise<T>): Promise<T> {
    this.checkCalledOff();
    const beginning = Promise.resolve(begin()).then((part) => {
      this.parts = [...this.parts, part];
      void part.exited.then((how) => this.ended(part, how));
      return part;
    });
    this.starting = beginning.catch(() => undefined);
    const part = await beginning;
    this.checkCalledOff();
    return part;
  }

  /** Stops everything, last started first, and ends the process. */
  async stop(why: string, exitCode: number): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    const startedAt = performance.now();
    announce(why);
    await this.starting;
    for (const part of this.parts.toReversed()) {
      await part.stop();
      announce(`${part.name} stopped`);
    }
    announce(`All stopped after ${seconds(performance.now() - startedAt)}.`);
    process.exit(exitCode);
  }

  private checkCalledOff(): void {
    if (this.isStopping) throw new CalledOff();
  }

  private ended(part: Part, how: string): void {
    this.parts = this.parts.filter((other) => other !== part);
    if (this.isStopping) return;
    announce(`${part.name} ended unexpectedly (${how}). Its last lines:`);
    part.lastLines().forEach((line) => announce(`  ${line}`));
    void this.stop('Stopping the rest …', 1);
  }

  private force(): void {
    announce('Killing what still runs.');
    this.parts.toReversed().forEach((part) => part.kill());
    process.exit(130);
  }
}
