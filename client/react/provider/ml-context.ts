import { createContext, useContext } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import type { MlApi } from '../../ml-api.js';
import type { LiveStream } from '../live/live-stream.js';

/** `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

export interface MlContextValue {
  readonly api: MlApi;
  readonly baseUrl: string;
  /** Where links to assets and episodes lead outside of a dashboard. */
  readonly dashboardUrl: string;
  /** Our own, not the one of the app around: a context of that library would hide the app's client. */
  readonly queryClient: QueryClient;
  readonly stream: LiveStream;
  readonly theme: Theme;
  /** Undefined where the app around decides. */
  readonly setTheme: ((theme: Theme) => void) | undefined;
}

export const MlContext = createContext<MlContextValue | undefined>(undefined);

export function useMl(): MlContextValue {
  const value = useContext(MlContext);
  if (!value) throw new Error('Components of the ML service need a <MlProvider> around them.');
  return value;
}
