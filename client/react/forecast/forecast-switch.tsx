import { useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';
import { type ForecastChoice, FORECASTS, toForecastChoice } from './forecast-choice.js';

/** Which forecast the charts of a view show, in its address. */
export function useForecastChoice(): ForecastChoice | undefined {
  return toForecastChoice(useAddress().get('forecast'));
}

/** Chooses it; once more takes it away. */
export function ForecastSwitch() {
  const address = useAddress();
  const chosen = toForecastChoice(address.get('forecast'));
  const choices = Object.entries(FORECASTS) as [ForecastChoice, (typeof FORECASTS)[ForecastChoice]][];
  return (
    <div className="ml-range" role="group" aria-label="Forecast">
      <span className="ml-quiet ml-range-title" aria-hidden="true">
        Forecast
      </span>
      <Button aria-pressed={chosen === undefined} onClick={() => address.set({ forecast: undefined })}>
        Off
      </Button>
      {choices.map(([choice, { title }]) => (
        <Button
          key={choice}
          aria-pressed={chosen === choice}
          onClick={() => address.set({ forecast: choice })}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
