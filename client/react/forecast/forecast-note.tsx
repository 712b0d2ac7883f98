import type { ReactNode } from 'react';
import { MlApiError } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Time } from '../elements/time.js';
import { FORECASTS } from './forecast-choice.js';
import { cameOf, trustWords } from './forecast-words.js';
import type { ShownForecast } from './shown-forecast.js';
import type { ForecastState } from './use-shown-forecast.js';

interface ForecastNoteProps {
  readonly state: ForecastState;
  /** What the chart shows, epoch milliseconds. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** When a forecast was made, what came of it and how far to trust it; why there is none else. */
export function ForecastNote({ state, fromMs, untilMs }: ForecastNoteProps) {
  const { shown, error } = state;
  return (
    <p className="ml-forecast-note">
      {shown ? (
        <Facts state={state} shown={shown} fromMs={fromMs} untilMs={untilMs} />
      ) : error ? (
        <span>{faultWords(error)}</span>
      ) : (
        <Missing state={state} />
      )}
    </p>
  );
}

function Facts({
  state,
  shown,
  fromMs,
  untilMs,
}: ForecastNoteProps & { readonly shown: ShownForecast }): ReactNode {
  const { leadHours } = FORECASTS[state.choice];
  const [first, last] = [shown.steps[0]?.at ?? Infinity, shown.steps.at(-1)?.at ?? -Infinity];
  if (last < fromMs || first > untilMs)
    return (
      <span>
        The forecast is of <Time at={first} /> to <Time at={last} />: outside of this range.
      </span>
    );
  return (
    <>
      <span className="ml-forecast-sign" aria-hidden="true" />{' '}
      <span>
        {shown.isStored ? 'Forecast made' : 'Forecast as of'} <Time at={shown.madeAt} />.{' '}
        {cameOf(shown, fromMs, untilMs)} {trustWords(shown, leadHours)}
      </span>
    </>
  );
}

function Missing({ state }: { readonly state: ForecastState }): ReactNode {
  const { choice, isLoading, reason, make } = state;
  const { when } = FORECASTS[choice];
  if (isLoading) return <span>{make ? 'Looking for the forecast …' : 'Forecasting …'}</span>;
  const what = choice === 'ahead' ? 'No forecast is stored yet.' : `No forecast made ${when} is stored.`;
  return (
    <>
      <span title={reason ?? undefined}>{what}</span>
      {make && (
        <Button kind="quiet" className="ml-forecast-make" onClick={make}>
          {choice === 'ahead' ? 'Forecast it now' : `Show what would have been said ${when}`}
        </Button>
      )}
    </>
  );
}

/** The service says in full what is missing. */
function faultWords(error: Error): string {
  return error instanceof MlApiError
    ? error.message
    : 'The forecast cannot be read: the ML service does not answer.';
}
