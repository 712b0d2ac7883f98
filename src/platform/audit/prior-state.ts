import { AsyncLocalStorage } from 'node:async_hooks';

interface PriorState {
  before: unknown;
}

const storage = new AsyncLocalStorage<PriorState>();

/** Says what there was before a change that is being made on request. Does nothing where the change is the service's own. */
export function noteBefore(before: unknown): void {
  const state = storage.getStore();
  if (state) state.before = before;
}

/** @param state - gets what `work` notes, however deep */
export function withPriorState<T>(state: PriorState, work: () => Promise<T>): Promise<T> {
  return storage.run(state, work);
}
