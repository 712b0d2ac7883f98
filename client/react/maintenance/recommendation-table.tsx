import type { Recommendation, RecommendationPage, RecommendationsQuery } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { DataTable } from '../elements/data-table.js';
import { Empty, Failure, Skeleton } from '../elements/states.js';
import { useNow } from '../format/use-now.js';
import { MlRoot } from '../provider/ml-root.js';
import { useRecommendations } from '../queries/maintenance.js';
import { TrustList } from './trust-list.js';
import * as columns from './recommendation-columns.js';

type RecommendationTableProps = Pick<
  RecommendationsQuery,
  'status' | 'action' | 'assetId' | 'type' | 'location'
>;

/** What to do before assets fail, the most urgent first, with buttons to say what became of it. */
export function RecommendationTable(props: RecommendationTableProps) {
  return (
    <MlRoot>
      <Loading {...props} />
    </MlRoot>
  );
}

function Loading(props: RecommendationTableProps) {
  const query = useRecommendations({ limit: 100, ...props });
  const { data, error } = query;
  const [first] = data?.pages ?? [];
  if (!first) {
    if (error) return <Failure error={error} onRetry={() => void query.refetch()} />;
    return <Skeleton lines={5} height={32} />;
  }
  return (
    <>
      <Listed first={first} rows={data?.pages.flatMap((page) => page.recommendations) ?? []} {...props} />
      {query.hasNextPage && (
        <p className="ml-capacity-more">
          <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
            Load more
          </Button>
        </p>
      )}
    </>
  );
}

interface ListedProps extends RecommendationTableProps {
  readonly first: RecommendationPage;
  readonly rows: readonly Recommendation[];
}

function Listed({ first, rows, status = 'open', assetId }: ListedProps) {
  const nowMs = useNow();
  if (rows.length === 0) return <Nothing page={first} isOpen={status === 'open'} />;
  const isOpen = status === 'open';
  return (
    <>
      <DataTable
        caption={isOpen ? 'What to do' : 'What became of it'}
        rows={rows}
        rowKey={({ id, predictedAt }) => `${id} ${predictedAt}`}
        csvName="recommendations"
        limit={10}
        className="ml-recommendations"
        columns={[
          columns.actionColumn,
          ...(assetId === undefined ? [columns.assetColumn] : []),
          ...(isOpen
            ? [columns.probabilityColumn, columns.dueColumn(nowMs), columns.impactColumn]
            : [columns.saidColumn, columns.outcomeColumn]),
          columns.markColumn,
        ]}
      />
      {!isOpen && <TrustList trustByAction={first.trustByAction} />}
    </>
  );
}

function Nothing({
  page: { reason, predictedAt },
  isOpen,
}: {
  readonly page: RecommendationPage;
  readonly isOpen: boolean;
}) {
  if (!isOpen)
    return (
      <Empty title="Nothing was marked">
        What operators say of recommendations is kept here, with what happened.
      </Empty>
    );
  if (predictedAt === null) return <Empty title="Nothing can be recommended yet">{reason}</Empty>;
  return (
    <Empty title="Nothing to do">
      {reason ?? 'No asset is likelier than 5% to fail within 30 days, or all that is was marked.'}
    </Empty>
  );
}
