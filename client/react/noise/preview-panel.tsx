import type { AlertingPreview } from '../../ml-api.js';
import { GoTo, incidentPath } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { countOf, formatNumber } from '../format/format-value.js';
import { useAlertingPreview } from '../queries/incidents.js';
import { AlertDays } from './alert-days.js';

const WORDS: Readonly<Record<string, string>> = {
  single: 'each episode by itself',
  observe: 'as single; incidents are shown here',
  incident: 'one alert for each incident',
};

/** What each setting of ALERTING would have announced. */
export function PreviewPanel({ days }: { readonly days: number }) {
  const query = useAlertingPreview(days);
  return (
    <Section title="Alerts a day" note="what each setting of ALERTING would have raised">
      <Loaded query={query}>
        {(preview) => (
          <div className="ml-section-body ml-preview">
            <div className="ml-stack">
              <Modes preview={preview} />
              <Confirmed preview={preview} />
            </div>
            {preview.days.length > 0 ? (
              <AlertDays preview={preview} days={days} />
            ) : (
              <Empty title="Nothing to compare">There was no alert in this range.</Empty>
            )}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Modes({ preview }: { readonly preview: AlertingPreview }) {
  return (
    <table className="ml-modes">
      <caption className="ml-hidden">Alerts and events by the setting ALERTING</caption>
      <thead>
        <tr>
          <th scope="col">ALERTING</th>
          <th scope="col" className="ml-number">
            Alerts a day
          </th>
          <th scope="col" className="ml-number">
            Alerts
          </th>
          <th scope="col" className="ml-number">
            Events
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.modes.map(({ mode, alertsPerDay, alerts, events }) => (
          <tr key={mode}>
            <th scope="row">
              {mode} {mode === preview.alerting && <span className="ml-tag">in force</span>}
              <span className="ml-quiet">{WORDS[mode]}</span>
            </th>
            <td className="ml-number ml-modes-figure">{formatNumber(alertsPerDay)}</td>
            <td className="ml-number">{formatNumber(alerts, 6)}</td>
            <td className="ml-number">{formatNumber(events, 6)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What operators confirmed must not get lost. */
function Confirmed({ preview }: { readonly preview: AlertingPreview }) {
  const { confirmed, lost } = preview;
  if (confirmed === 0)
    return (
      <p className="ml-flat ml-quiet">
        No episode in this range was confirmed by feedback: what a setting would lose cannot be said.
      </p>
    );
  if (lost.length === 0)
    return (
      <p className="ml-flat">
        Of the {countOf(confirmed, 'episode')} that operators confirmed, ALERTING=incident would have lost
        none.
      </p>
    );
  return (
    <div>
      <p className="ml-flat">
        <strong>
          Of {countOf(confirmed, 'confirmed episode')}, nothing would have been said of {lost.length}:
        </strong>
      </p>
      <ul className="ml-list">
        {lost.map(({ episodeId, incidentId, summary }) => (
          <li key={episodeId}>
            <GoTo to={incidentPath(incidentId)}>{summary}</GoTo>
          </li>
        ))}
      </ul>
    </div>
  );
}
