import type { IncidentRootCause } from '../../ml-api.js';
import { GoTo, incidentPath } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Time } from '../elements/time.js';
import { durationText, percentText, turnedOutText } from './cause-words.js';

/** Past incidents with the same kinds of symptoms on the same roles, with what they turned out to be. */
export function LookedAlike({ similar }: Pick<IncidentRootCause, 'similar'>) {
  return (
    <Section title="What its like turned out to be">
      <ul className="ml-list ml-similar">
        {similar.map(
          ({ incidentId, summary, startedAt, durationMinutes, similarity, causeName, feedback, notes }) => (
            <li key={incidentId}>
              <span>
                <GoTo to={incidentPath(incidentId)}>{summary}</GoTo>{' '}
                <span className="ml-quiet">
                  <Time at={startedAt} />
                  {durationMinutes !== null && ` · took ${durationText(durationMinutes)}`} ·{' '}
                  {turnedOutText(feedback, causeName)}
                  {notes.length > 0 && ` · ${notes.join('; ')}`}
                </span>
              </span>
              <span>{percentText(similarity)} alike</span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
