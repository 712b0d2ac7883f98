import type { Episode } from '../../ml-api.js';
import { DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { useEpisodes } from '../queries/episodes.js';
import * as columns from './episode-columns.js';

const MONTH_HOURS = 720;

/** What else there was of the same series, and what was said of it. */
export function EarlierEpisodes({ episode }: { readonly episode: Episode }) {
  const { id, assetId, metricName } = episode;
  const query = useEpisodes({ assetId, metricName, hours: MONTH_HOURS, limit: 100 });
  return (
    <Section title="Other episodes of this series" note="last 30 days">
      <Loaded query={query}>
        {({ episodes }) => {
          const others = episodes.filter((other) => other.id !== id);
          if (others.length === 0) return <Empty title="It is the only one" />;
          return (
            <DataTable
              caption="Other episodes of this series"
              className="ml-episodes"
              rows={others}
              rowKey={(other) => other.id}
              csvName="episodes-of-the-series"
              limit={5}
              columns={[
                columns.severityColumn,
                columns.whatColumn,
                columns.startColumn,
                columns.durationColumn,
                columns.feedbackColumn,
              ]}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}
