/** Something the launcher started and must stop: the database, the simulator, the service. */
export interface Part {
  readonly name: string;
  /** Resolves when it has ended, for whatever reason, with how it ended: "exit code 1". */
  readonly exited: Promise<string>;
  /** Its last log lines, for the message when it ends unexpectedly. */
  lastLines(): readonly string[];
  /** Asks it to end, then kills it; resolves when it has ended. */
  stop(): Promise<void>;
  kill(): void;
}
