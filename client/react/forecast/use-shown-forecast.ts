import { useMemo, useState } from 'react';
import type { AssetId, ForecastRequest, ForecastsQuery } from '../../ml-api.js';
import { useNow } from '../format/use-now.js';
import { useForecasts, useMadeForecast } from '../queries/forecasts.js';
import { type ForecastChoice, FORECASTS, madeBefore } from './forecast-choice.js';
import { fromRequested, fromStored, type ShownForecast } from './shown-forecast.js';

const WEEK_HOURS = 168;
const HOUR_MS = 3_600_000;

/** A forecast, or how far it is from being there. */
export interface ForecastState {
  readonly choice: ForecastChoice;
  readonly shown: ShownForecast | undefined;
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** Why none is stored; null where one is, or where that is not known. */
  readonly reason: string | null;
  /** Asks for one that is not stored; undefined where that was done. */
  readonly make: (() => void) | undefined;
}

interface Wanted {
  readonly assetId: AssetId;
  readonly metricName: string;
  readonly choice: ForecastChoice | undefined;
  readonly isEnabled: boolean;
}

/** The stored forecast of a metric; one made for the purpose once somebody asks for that. */
export function useShownForecast({ choice, ...wanted }: Wanted): ForecastState | undefined {
  const state = useForecast(wanted, choice ?? 'ahead', wanted.isEnabled && choice !== undefined);
  return choice === undefined ? undefined : state;
}

function useForecast(
  wanted: Omit<Wanted, 'choice'>,
  choice: ForecastChoice,
  isEnabled: boolean,
): ForecastState {
  const [asked, setAsked] = useState<ForecastChoice>();
  const now = useNow();
  const stored = useForecasts(wanted.assetId, storedQuery(wanted, choice, now), isEnabled);
  const found = stored.data?.forecasts[0];
  const isMade = isEnabled && asked === choice && stored.isSuccess && !found;
  const made = useMadeForecast(requestOf(wanted, choice, now), isMade);
  const shown = useMemo(() => {
    if (found) return fromStored(found);
    return isMade && made.data ? fromRequested(made.data) : undefined;
  }, [found, isMade, made.data]);
  const source = isMade ? made : stored;
  return {
    choice,
    shown,
    isLoading: source.isPending,
    error: shown ? null : source.error,
    reason: stored.data?.reason ?? null,
    make: isMade ? undefined : () => setAsked(choice),
  };
}

function storedQuery(
  { metricName }: Pick<Wanted, 'metricName'>,
  choice: ForecastChoice,
  now: number,
): ForecastsQuery {
  return { metricName, horizon: WEEK_HOURS, madeBefore: madeBefore(choice, now), limit: 1 };
}

/** What would have been said a whole lead ago: by the hour, so that it is made once. */
function requestOf(
  { assetId, metricName }: Pick<Wanted, 'assetId' | 'metricName'>,
  choice: ForecastChoice,
  now: number,
): ForecastRequest {
  const { leadHours } = FORECASTS[choice];
  const horizonHours = choice === 'ahead' ? WEEK_HOURS : leadHours;
  const asked = { assetId, metricName, horizonHours, level: 0.95 };
  if (choice === 'ahead') return asked;
  const asOf = new Date(Math.floor(now / HOUR_MS) * HOUR_MS - leadHours * HOUR_MS).toISOString();
  return { ...asked, asOf };
}
