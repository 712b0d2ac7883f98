/** What health has to say while a fault lasts; nothing of the work is impaired where it is undefined. */
export type ShownBy = 'database' | 'emsCore' | undefined;

/** Something that breaks, for a while or once. */
export interface Fault {
  readonly name: string;
  readonly shownBy?: ShownBy;
  /** Breaks something, and returns when it is whole again: from then on the service has to recover by itself. */
  happen(): Promise<void>;
}
