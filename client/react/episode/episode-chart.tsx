import type { Episode } from '../../ml-api.js';
import { RangePicker } from '../address/range-picker.js';
import { useRange } from '../address/use-range.js';
import { MetricChart } from '../chart/metric-chart.js';
import { Section } from '../elements/section.js';
import { useNow } from '../format/use-now.js';
import { contextOf } from './episode-context.js';

/** The moment in its context. */
export function EpisodeChart({ episode }: { readonly episode: Episode }) {
  const now = useNow();
  const control = useRange(contextOf(episode, now));
  return (
    <Section title="What happened" actions={<RangePicker control={control} />}>
      <div className="ml-section-body">
        <MetricChart
          {...control.range}
          assetId={episode.assetId}
          metricName={episode.metricName}
          height={220}
          onZoom={control.zoom}
          onZoomOut={control.reset}
        />
      </div>
    </Section>
  );
}
