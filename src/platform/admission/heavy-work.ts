import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<true>();

/** Has whatever `work` does, however deep, leave room for what is not heavy. */
export function asHeavy<T>(work: () => Promise<T>): Promise<T> {
  return storage.run(true, work);
}

/** Whether what goes on is a part of a heavy request. */
export function isHeavy(): boolean {
  return storage.getStore() === true;
}
