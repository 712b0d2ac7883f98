import { useOutbox } from './episodes.js';

/** Messages that EMS Core does not have: those that wait and those it refused. */
export function useUndelivered() {
  const pending = useOutbox({ status: 'pending', limit: 500 });
  const parked = useOutbox({ status: 'parked', limit: 500 });
  return [...(parked.data?.messages ?? []), ...(pending.data?.messages ?? [])];
}
