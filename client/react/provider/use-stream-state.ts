import { useSyncExternalStore } from 'react';
import { useMl } from './ml-context.js';
import type { StreamState } from '../live/live-stream.js';

export function useStreamState(): StreamState {
  const { stream } = useMl();
  return useSyncExternalStore(stream.subscribe, stream.getState, stream.getState);
}
