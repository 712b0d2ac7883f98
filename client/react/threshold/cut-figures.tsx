import { formatNumber, formatScore } from '../format/format-value.js';
import type { Cut } from './cut-curve.js';

interface CutFiguresProps {
  readonly cut: Cut;
  /** At the threshold that is in force. */
  readonly now: Cut;
}

/** The threshold in four numbers, each beside what it is today. */
export function CutFigures({ cut, now }: CutFiguresProps) {
  const isSame = cut.threshold === now.threshold;
  const confirmed = cut.confirmed.kept + cut.confirmed.lost;
  const falseAlarms = cut.falseAlarms.kept + cut.falseAlarms.lost;
  const before = (value: string) => (isSame ? '' : `at ${formatScore(now.threshold)}: ${value}`);
  return (
    <dl className="ml-figures" aria-live="polite">
      <Figure
        title="Episodes a day"
        value={formatNumber(cut.perDay)}
        before={before(formatNumber(now.perDay))}
      />
      <Figure
        title="A day and asset"
        value={formatNumber(cut.perDayAndAsset, 2)}
        before={before(formatNumber(now.perDayAndAsset, 2))}
      />
      <Figure
        title="Confirmed ones kept"
        value={`${cut.confirmed.kept} of ${confirmed}`}
        before={before(String(now.confirmed.kept))}
        isBad={cut.confirmed.lost > now.confirmed.lost}
      />
      <Figure
        title="False alarms left"
        value={`${cut.falseAlarms.kept} of ${falseAlarms}`}
        before={before(String(now.falseAlarms.kept))}
      />
      <HowToUse cut={cut} isSame={isSame} />
    </dl>
  );
}

/** Settings are read at the start of the service. */
function HowToUse({ cut, isSame }: { readonly cut: Cut; readonly isSame: boolean }) {
  return (
    <div className="ml-figure">
      <dt>{isSame ? 'In force' : 'To use it'}</dt>
      <dd>
        {isSame ? (
          'this is the threshold of today'
        ) : (
          <>
            <code className="ml-code">ANOMALY_THRESHOLD={formatScore(cut.threshold)}</code> in the settings,
            then a restart
          </>
        )}
      </dd>
    </div>
  );
}

interface FigureProps {
  readonly title: string;
  readonly value: string;
  readonly before: string;
  readonly isBad?: boolean;
}

function Figure({ title, value, before, isBad = false }: FigureProps) {
  return (
    <div className="ml-figure">
      <dt>{title}</dt>
      <dd>
        <strong className={isBad ? 'ml-severity-high' : ''}>{value}</strong>
        <span className="ml-quiet">{before}</span>
      </dd>
    </div>
  );
}
