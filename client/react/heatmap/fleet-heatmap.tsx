import { useMemo, useState } from 'react';
import type { Overview } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Empty, Failure, Skeleton } from '../elements/states.js';
import { countOf, formatNumber } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useOverview } from '../queries/fleet.js';
import { HeatFilterFields, type HeatFilters } from './heat-filters.js';
import { HeatGrid } from './heat-grid.js';
import { HeatLegend } from './heat-legend.js';
import { heatQuery } from './heat-query.js';

const DEFAULT_PAGE_SIZE = 50;
const FILTER_NAMES = ['text', 'type', 'location', 'tag', 'status'] as const;

interface FleetHeatmapProps {
  /** Given together with `onFiltersChange` where they are kept outside, in an address for example. */
  readonly filters?: HeatFilters;
  readonly onFiltersChange?: (changes: HeatFilters) => void;
  /** Rows before "Show more", at most 500. */
  readonly pageSize?: number;
}

/** All assets over time, coloured by their highest score, the worst on top. */
export function FleetHeatmap(props: FleetHeatmapProps) {
  const [ownFilters, setOwnFilters] = useState<HeatFilters>({});
  const filters = props.filters ?? ownFilters;
  const change = props.onFiltersChange ?? ((changes) => setOwnFilters({ ...ownFilters, ...changes }));
  const overview = useOverview(heatQuery(filters, props.pageSize ?? DEFAULT_PAGE_SIZE));
  const first = overview.data?.pages[0];
  const isFiltered = FILTER_NAMES.some((name) => Boolean(filters[name]));
  return (
    <MlRoot>
      <Section title="Fleet" note={first && countOf(first.total, 'asset')} actions={<HeatLegend />}>
        <HeatFilterFields filters={filters} choices={first?.choices} onChange={change} />
        {overview.data ? (
          <Pages overview={overview} pages={overview.data.pages} isFiltered={isFiltered} />
        ) : (
          <NotLoaded error={overview.error} onRetry={() => void overview.refetch()} />
        )}
      </Section>
    </MlRoot>
  );
}

interface PagesProps {
  readonly overview: ReturnType<typeof useOverview>;
  readonly pages: readonly Overview[];
  readonly isFiltered: boolean;
}

function Pages({ overview, pages, isFiltered }: PagesProps) {
  const assets = useMemo(() => pages.flatMap((page) => page.assets), [pages]);
  const first = pages[0];
  if (!first || assets.length === 0) return <NoAssets isFiltered={isFiltered} />;
  return (
    <>
      <HeatGrid page={first} assets={assets} />
      {overview.hasNextPage && (
        <Button
          kind="quiet"
          disabled={overview.isFetchingNextPage}
          onClick={() => void overview.fetchNextPage()}
        >
          Show more ({formatNumber(first.total - assets.length, 6)})
        </Button>
      )}
    </>
  );
}

interface NotLoadedProps {
  readonly error: Error | null;
  readonly onRetry: () => void;
}

function NotLoaded({ error, onRetry }: NotLoadedProps) {
  return error ? <Failure error={error} onRetry={onRetry} /> : <Skeleton lines={8} height={20} />;
}

function NoAssets({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <Empty title="No asset matches">Change or clear the filters.</Empty>;
  return (
    <Empty title="No monitored assets yet">
      Assets appear once EMS Core has them as monitored and they have reported samples.
    </Empty>
  );
}
