import type { Noise } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatMetricName, formatNumber, NOTHING } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useNoise } from '../queries/incidents.js';

type NoisyKind = Noise['noisiest'][number];

const COLUMNS: readonly Column<NoisyKind>[] = [
  {
    key: 'what',
    title: 'What',
    value: ({ kind }) => formatMetricName(kind),
  },
  {
    key: 'asset',
    title: 'Where',
    value: ({ assetName }) => assetName,
    cell: ({ assetId, assetName }) => <GoTo to={assetPath(assetId)}>{assetName}</GoTo>,
  },
  { key: 'count', title: 'Times', isNumber: true, value: ({ count }) => count },
  {
    key: 'announced',
    title: 'Announced',
    isNumber: true,
    isOptional: true,
    value: ({ announcedCount }) => announcedCount,
  },
  {
    key: 'noise',
    title: 'Called noise',
    isNumber: true,
    isOptional: true,
    value: ({ noiseCount }) => noiseCount,
  },
  {
    key: 'minutes',
    title: 'Over within',
    isNumber: true,
    isOptional: true,
    value: ({ medianMinutes }) => medianMinutes,
    cell: ({ medianMinutes }) => (medianMinutes === null ? NOTHING : `${formatNumber(medianMinutes)} min`),
  },
  {
    key: 'remedy',
    title: 'What would calm it',
    value: ({ remedy }) => `${remedy.setting}: ${remedy.text}`,
    cell: ({ remedy }) => (
      <div className="ml-remedy">
        <strong>{remedy.setting}</strong>
        <span className="ml-quiet">{remedy.text}</span>
      </div>
    ),
  },
  {
    key: 'calms',
    title: 'Calms',
    isNumber: true,
    isOptional: true,
    value: ({ remedy }) => remedy.calms,
    cell: ({ remedy }) => remedy.calms ?? NOTHING,
  },
];

/** What comes again and again, with the setting that would calm each. */
export function NoiseTable({ days = 7 }: { readonly days?: number }) {
  const query = useNoise(days);
  return (
    <MlRoot>
      <Section title="What is noisy" note="three times and more, announced or not">
        <Loaded query={query}>
          {({ noisiest }) =>
            noisiest.length === 0 ? (
              <Empty title="Nothing is noisy">Nothing came three times in this range.</Empty>
            ) : (
              <DataTable
                caption="Noisiest entities and kinds"
                className="ml-noise"
                columns={COLUMNS}
                rows={noisiest}
                rowKey={({ assetId, kind }) => `${assetId} ${kind}`}
                initialSort={{ key: 'count', isDescending: true }}
                csvName="noise"
                limit={20}
              />
            )
          }
        </Loaded>
      </Section>
    </MlRoot>
  );
}
