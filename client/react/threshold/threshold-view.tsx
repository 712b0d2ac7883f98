import { useSearchParams } from 'wouter';
import { Section } from '../elements/section.js';
import { Empty, Failure, Skeleton } from '../elements/states.js';
import { usePreviewCurve } from '../queries/models.js';
import { useSettings } from '../queries/service.js';
import { RangeForm } from './range-form.js';
import { ThresholdTrial } from './threshold-trial.js';

const DEFAULT_DAYS = 7;
const LONGEST_DAYS = 30;
/** The setting's own default, until the settings are read. */
const DEFAULT_THRESHOLD = 0.7;

/** What another threshold would have made of the last days. */
export function ThresholdView() {
  const [query] = useSearchParams();
  const days = daysIn(query.get('days'));
  const assetId = query.get('asset') ?? undefined;
  const curve = usePreviewCurve(days, assetId);
  const settings = useSettings();
  const inForce = settings.data?.settings.find(({ name }) => name === 'ANOMALY_THRESHOLD')?.value;
  return (
    <>
      <h1 className="ml-title">Try a threshold</h1>
      <Section
        title="What the threshold would have raised"
        note="Nothing is changed by trying"
        actions={<RangeForm days={days} assetId={assetId} />}
      >
        {curve.data ? (
          <ThresholdTrial
            key={`${days} ${assetId ?? ''}`}
            curve={curve.data}
            inForce={typeof inForce === 'number' ? inForce : DEFAULT_THRESHOLD}
          />
        ) : curve.error ? (
          <Failure error={curve.error} onRetry={() => void curve.refetch()} />
        ) : (
          <>
            <Empty title={`Scoring the last ${days} days again`}>
              Once, by the service; the threshold is then tried in your browser. A month of a large fleet may
              take a minute.
            </Empty>
            <Skeleton lines={4} height={28} />
          </>
        )}
      </Section>
    </>
  );
}

function daysIn(text: string | null): number {
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? days : DEFAULT_DAYS;
}
