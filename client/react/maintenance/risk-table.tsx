import type { ReactNode } from 'react';
import type { Risk, RiskPage, RisksQuery } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { DataTable } from '../elements/data-table.js';
import { Empty, Failure, Skeleton } from '../elements/states.js';
import { MlRoot } from '../provider/ml-root.js';
import { useRisks } from '../queries/maintenance.js';
import { riskColumns } from './risk-columns.js';

type RiskTableProps = Pick<RisksQuery, 'horizonDays' | 'type' | 'location'>;

/** What may fail, the highest risk first. */
export function RiskTable(props: RiskTableProps) {
  return (
    <MlRoot>
      <LoadedRisks query={props}>{(rows, page) => <RiskRows rows={rows} page={page} />}</LoadedRisks>
    </MlRoot>
  );
}

interface RiskRowsProps {
  readonly rows: readonly Risk[];
  readonly page: RiskPage;
}

export function RiskRows({ rows, page: { horizonDays, currency } }: RiskRowsProps) {
  return (
    <DataTable
      caption="What may fail"
      columns={riskColumns(horizonDays, currency, whyNoModel(rows))}
      rows={rows}
      rowKey={({ assetId }) => String(assetId)}
      csvName="risks"
      limit={10}
      className="ml-risks"
    />
  );
}

interface LoadedRisksProps {
  readonly query: RiskTableProps;
  readonly children: (rows: readonly Risk[], page: RiskPage) => ReactNode;
}

/** The risks, or why there are none; and what they are read from, where that is no model. */
export function LoadedRisks({ query, children }: LoadedRisksProps) {
  const risks = useRisks({ limit: 200, ...query });
  const { data, error } = risks;
  const [first] = data?.pages ?? [];
  if (!first) {
    if (error) return <Failure error={error} onRetry={() => void risks.refetch()} />;
    return <Skeleton lines={6} height={24} />;
  }
  const rows = data?.pages.flatMap((page) => page.risks) ?? [];
  if (rows.length === 0) return <Empty title="No asset matches">Monitored assets are ranked here.</Empty>;
  return (
    <>
      <BasisNote rows={rows} />
      {children(rows, first)}
      {risks.hasNextPage && (
        <p className="ml-capacity-more">
          <Button onClick={() => void risks.fetchNextPage()} disabled={risks.isFetchingNextPage}>
            Load more ({first.total - rows.length})
          </Button>
        </p>
      )}
    </>
  );
}

/** Null where there is a model. */
function whyNoModel(rows: readonly Risk[]): string | null {
  if (rows.some(({ basis }) => basis === 'failure-model')) return null;
  return rows.find(({ isRanked, reason }) => isRanked && reason !== null)?.reason ?? rows[0]?.reason ?? null;
}

function BasisNote({ rows }: { readonly rows: readonly Risk[] }) {
  const why = whyNoModel(rows);
  if (why === null) return null;
  const isRanked = rows.some(({ basis }) => basis === 'degradation');
  return (
    <p className="ml-note ml-basis-note">
      <strong>No model of failures yet.</strong> {why}
      {isRanked && '. Until then assets are ranked by the day on which a metric reaches its limit.'}
    </p>
  );
}
