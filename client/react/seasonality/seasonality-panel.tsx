import type { AssetId, Seasonality } from '../../ml-api.js';
import { useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatMetricName } from '../format/format-value.js';
import { useSeasonality } from '../queries/forecasts.js';
import { strengthWord } from './hour-words.js';
import { TypicalProfile } from './typical-profile.js';

/** The typical day and week of each metric, once somebody asks; whether it is open is in the address. */
export function SeasonalityPanel({ assetId }: { readonly assetId: AssetId }) {
  const address = useAddress();
  const isOpen = address.get('seasons') === 'shown';
  return (
    <Section
      title="Typical day and week"
      actions={
        <Button aria-expanded={isOpen} onClick={() => address.set({ seasons: isOpen ? undefined : 'shown' })}>
          {isOpen ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {isOpen ? (
        <Profiles assetId={assetId} />
      ) : (
        <p className="ml-section-body ml-quiet ml-flat">
          How each metric goes by the hour, and how strongly.
        </p>
      )}
    </Section>
  );
}

function Profiles({ assetId }: { readonly assetId: AssetId }) {
  const query = useSeasonality(assetId);
  return (
    <Loaded query={query}>
      {({ series, timeZone, historyDays, nextCursor }) =>
        series.length === 0 ? (
          <Empty title="No metrics yet">They appear with the first samples of this asset.</Empty>
        ) : (
          <div className="ml-section-body ml-stack">
            <p className="ml-quiet ml-flat">
              Hours of {timeZone}, from at most {historyDays} days. Eight in ten hourly means are inside the
              band.
            </p>
            {series.map((one) => (
              <SeriesProfiles key={one.metricName} series={one} />
            ))}
            {nextCursor !== null && <p className="ml-quiet ml-flat">The first 50 metrics are shown.</p>}
          </div>
        )
      }
    </Loaded>
  );
}

function SeriesProfiles({ series }: { readonly series: Seasonality['series'][number] }) {
  const { metricName, unit, seasons, typicalDay, typicalWeek, reason } = series;
  const name = formatMetricName(metricName);
  return (
    <div className="ml-profiles">
      <div className="ml-row">
        <h3 className="ml-chart-title">{name}</h3>
        {seasons.map(({ name: season, periodHours, strength }) => (
          <span key={periodHours} className="ml-tag" title={`Strength ${strength.toFixed(2)} of at most 1`}>
            {season ?? `${periodHours} h`} {strength.toFixed(2)} {strengthWord(strength)}
          </span>
        ))}
        {seasons.length === 0 && <span className="ml-quiet">no season found</span>}
      </div>
      {typicalDay && <TypicalProfile span="day" name={name} unit={unit} profile={typicalDay} />}
      {typicalWeek && <TypicalProfile span="week" name={name} unit={unit} profile={typicalWeek} />}
      {reason !== null && <p className="ml-quiet ml-flat">{reason}</p>}
    </div>
  );
}
