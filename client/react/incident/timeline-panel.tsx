import type { IncidentNews } from '../../ml-api.js';
import { GoTo, incidentPath } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { Time } from '../elements/time.js';

const MOST = 100;

/** What became of it, the newest first. */
export function TimelinePanel({ timeline }: { readonly timeline: readonly IncidentNews[] }) {
  const newest = timeline.slice(-MOST).reverse();
  return (
    <Section title="Timeline">
      {newest.length === 0 && <Empty title="Nothing has become of it yet" />}
      <ol className="ml-timeline">
        {newest.map((news, index) => (
          <li key={newest.length - index}>
            <Time at={news.at} />
            <span>
              <strong>{news.kind}</strong> <span className="ml-quiet">{news.text}</span>
              {news.otherId !== null && (
                <>
                  {' '}
                  <GoTo to={incidentPath(news.otherId)}>the other one</GoTo>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
