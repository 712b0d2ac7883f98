import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log is about, beside its message. */
type LogFields = Readonly<Record<string, string>>;

const storage = new AsyncLocalStorage<LogFields>();

/** Has every line that `work` logs, however deep, carry the fields. */
export function withLogFields<T>(fields: LogFields, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

export function currentLogFields(): LogFields {
  return storage.getStore() ?? {};
}
