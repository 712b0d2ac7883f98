const PARTS = [
  ['line', 'actual'],
  ['band', 'expected'],
  ['dot', 'anomalous sample'],
  ['episode', 'episode'],
  ['hatch', 'silence, maintenance or missing data'],
] as const;
const FORECAST = ['forecast', 'forecast with its band'] as const;

/** What is drawn in all charts of a view, said once. */
export function ChartLegend({ hasForecast = false }: { readonly hasForecast?: boolean }) {
  const parts = hasForecast ? [...PARTS, FORECAST] : PARTS;
  return (
    <ul className="ml-legend" aria-label="Legend">
      {parts.map(([sign, title]) => (
        <li key={sign}>
          <span className={`ml-legend-sign ml-legend-${sign}`} aria-hidden="true" />
          {title}
        </li>
      ))}
      <li className="ml-legend-hint">drag to zoom · double click to reset</li>
    </ul>
  );
}
