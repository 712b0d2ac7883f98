import type { SimilarIncident } from '../../ml-api.js';
import { GoTo, incidentPath } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';

/** Earlier ones of the same kinds on the same entities. */
export function SimilarPanel({ similar }: { readonly similar: readonly SimilarIncident[] }) {
  return (
    <Section title="Similar before">
      {similar.length === 0 ? (
        <Empty title="None is known">Nothing like it is among the incidents that are kept.</Empty>
      ) : (
        <ul className="ml-list ml-similar">
          {similar.map(({ id, summary, severity, startedAt, similarity }) => (
            <li key={id}>
              <span>
                <GoTo to={incidentPath(id)}>{summary}</GoTo>{' '}
                <span className="ml-quiet">
                  <Time at={startedAt} /> · {Math.round(100 * similarity)}% alike
                </span>
              </span>
              <SeverityTag severity={severity} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
