import { QueryCache, QueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { createMlApi, type Fetch, MlApiError } from '../../ml-api.js';
import { createEventApplier } from '../live/apply-event.js';
import { LiveStream } from '../live/live-stream.js';
import { MlContext, type MlContextValue, type Theme } from './ml-context.js';
import { useStoredTheme } from './use-theme.js';

interface MlProviderProps {
  /** Where the service answers, e.g. `http://localhost:8000`. */
  readonly baseUrl: string;
  /** Sends the requests instead of the browser's own `fetch`; the same function in every render, and with another one another `key`. */
  readonly fetch?: Fetch;
  /** Light, dark or as the system has it; the viewer may switch without it. */
  readonly theme?: Theme;
  /** Where links to assets and episodes lead; the service's own dashboard without it. */
  readonly dashboardUrl?: string;
  readonly children: ReactNode;
}

/** Connects all components inside of it to one service. */
export function MlProvider({ baseUrl, fetch, theme, dashboardUrl, children }: MlProviderProps) {
  const [storedTheme, setTheme] = useStoredTheme();
  const connection = useMemo(() => connect(baseUrl, fetch), [baseUrl, fetch]);
  useEffect(() => () => connection.stream.close(), [connection]);
  const value: MlContextValue = useMemo(
    () => ({
      ...connection,
      baseUrl,
      dashboardUrl: dashboardUrl ?? `${baseUrl}/dashboard`,
      theme: theme ?? storedTheme,
      setTheme: theme === undefined ? setTheme : undefined,
    }),
    [connection, baseUrl, dashboardUrl, theme, storedTheme, setTheme],
  );
  return <MlContext value={value}>{children}</MlContext>;
}

function connect(baseUrl: string, fetch?: Fetch) {
  const queryClient: QueryClient = new QueryClient({
    // A token ends while the page is open.
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof MlApiError && error.status === 401)
          void queryClient.invalidateQueries({ queryKey: ['access'] });
      },
    }),
    defaultOptions: {
      // Whether the service answers is seen by asking it, not by what the browser thinks of the network.
      queries: { staleTime: 10_000, networkMode: 'always', retry: isWorthRetrying, retryDelay: 500 },
      mutations: { networkMode: 'always' },
    },
  });
  const stream = new LiveStream(`${baseUrl}/api/v1/stream`, createEventApplier(queryClient), fetch);
  return { api: createMlApi(baseUrl, fetch), queryClient, stream };
}

/** What the request itself is refused for is refused again. */
function isWorthRetrying(failures: number, error: Error): boolean {
  const isRefused = error instanceof MlApiError && error.status < 500;
  return !isRefused && failures < 2;
}
