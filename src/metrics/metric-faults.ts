import type { Logger } from '@nestjs/common';

/** Beyond so many, further ones are neither listed nor logged: health and log stay readable. */
const MOST_FAULTS = 100;

/** What is wrong with the metrics of a source, a sentence for each kind of fault, logged once. */
export class MetricFaults {
  private readonly found = new Map<string, string>();

  constructor(private readonly logger: Pick<Logger, 'warn'>) {}

  get sentences(): readonly string[] {
    return [...this.found.values()];
  }

  /** @param kind - the same for all assets of a network: they tend to be alike */
  report(kind: string, sentence: string): void {
    if (this.found.has(kind) || this.found.size >= MOST_FAULTS) return;
    this.found.set(kind, sentence);
    this.logger.warn(sentence);
  }
}
