import type { Episode } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { useAsset } from '../queries/fleet.js';
import { useEpisodes } from '../queries/episodes.js';
import * as columns from './episode-columns.js';
import { hoursBack, nearTo } from './near-in-time.js';

/** Episodes that began about the same time, those of the asset and its neighbours first. */
export function NearbyEpisodes({ episode }: { readonly episode: Episode }) {
  const query = useEpisodes({ hours: hoursBack(episode, Date.now()), limit: 500 });
  const { data: asset } = useAsset(episode.assetId);
  const relations = new Map(asset?.neighbours.map(({ assetId, relation }) => [String(assetId), relation]));
  const placeOf = ({ assetId }: Episode): string =>
    String(assetId) === String(episode.assetId)
      ? 'same asset'
      : (relations.get(String(assetId)) ?? 'elsewhere');
  const placeColumn: Column<Episode> = { key: 'place', title: 'Where', value: placeOf };
  return (
    <Section title="About the same time" note="began within an hour of it">
      <Loaded query={query}>
        {({ episodes }) => {
          const near = nearTo(episode, episodes, placeOf);
          if (near.length === 0) return <Empty title="Nothing else began then" />;
          return (
            <DataTable
              caption="Episodes about the same time"
              className="ml-episodes"
              rows={near}
              rowKey={({ id }) => id}
              csvName="episodes-about-the-same-time"
              limit={10}
              columns={[
                columns.severityColumn,
                columns.whatColumn,
                columns.assetColumn,
                placeColumn,
                columns.startColumn,
              ]}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}
