import type { AssetId, Episode } from '../../ml-api.js';
import { DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatNumber } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useEpisodes } from '../queries/episodes.js';
import { useUndelivered } from '../queries/use-undelivered.js';
import * as columns from './episode-columns.js';

/** As many as the service answers at once. */
const MOST = 500;

/** What is asked for to list all open episodes: asked once, however many components list them. */
export const OPEN_EPISODES = { status: 'open', limit: MOST } as const;

interface DetectedAnomaliesProps {
  /** Of one asset; of all without it. */
  readonly assetId?: AssetId;
  /** `all` lists those that are over too. */
  readonly status?: 'open' | 'all';
  /** How far to look back for those that are over. */
  readonly hours?: number;
  readonly title?: string;
}

/** Episodes as a table: what, where, since when, how bad, and whether EMS Core has it. */
export function DetectedAnomalies(props: DetectedAnomaliesProps) {
  const { assetId, status = 'open', hours = 24, title = 'Detected anomalies' } = props;
  const isOpen = status === 'open';
  const query = useEpisodes({ assetId, ...(isOpen ? OPEN_EPISODES : { limit: MOST, hours }) });
  const total = query.data?.total;
  return (
    <MlRoot>
      <Section title={title} note={total === undefined ? undefined : noteOf(total)}>
        <Loaded query={query}>
          {({ episodes }) =>
            episodes.length === 0 ? (
              <NoEpisodes isOpen={isOpen} />
            ) : (
              <EpisodeTable episodes={episodes} isOfOneAsset={assetId !== undefined} isOpen={isOpen} />
            )
          }
        </Loaded>
      </Section>
    </MlRoot>
  );
}

function noteOf(total: number): string {
  return total > MOST ? `the newest ${MOST} of ${formatNumber(total, 6)}` : formatNumber(total, 6);
}

interface EpisodeTableProps {
  readonly episodes: readonly Episode[];
  readonly isOfOneAsset: boolean;
  readonly isOpen: boolean;
}

function EpisodeTable({ episodes, isOfOneAsset, isOpen }: EpisodeTableProps) {
  const undelivered = useUndelivered();
  return (
    <DataTable
      caption={isOpen ? 'Open episodes' : 'Episodes'}
      rows={episodes}
      rowKey={({ id }) => id}
      csvName="episodes"
      limit={10}
      className="ml-episodes"
      initialSort={{ key: isOpen ? 'severity' : 'since', isDescending: true }}
      columns={[
        columns.severityColumn,
        columns.whatColumn,
        ...(isOfOneAsset ? [] : [columns.assetColumn]),
        ...(isOpen ? [columns.sinceColumn] : [columns.startColumn, columns.durationColumn]),
        columns.scoreColumn,
        columns.deliveryColumn(undelivered),
        ...(isOpen ? [] : [columns.feedbackColumn]),
      ]}
    />
  );
}

function NoEpisodes({ isOpen }: { readonly isOpen: boolean }) {
  return isOpen ? (
    <Empty title="No open episodes">Every series that is monitored behaves as expected.</Empty>
  ) : (
    <Empty title="No episodes in this range" />
  );
}
