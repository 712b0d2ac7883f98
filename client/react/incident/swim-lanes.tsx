import { useState } from 'react';
import type { IncidentMember } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { useNow } from '../format/use-now.js';
import { LaneAxis, LaneLegend } from './lane-axis-row.js';
import { type Lane, lanesOf } from './lane.js';
import { onsetOf, type Span, wholeOf } from './lane-axis.js';
import { LaneRow } from './lane-row.js';
import { useWidth } from '../network/use-width.js';

/** More are shown by a click. */
const FIRST_LANES = 15;

/** What happened to whom and when: one lane for each entity, all by the same clock. */
export function SwimLanes({ members }: { readonly members: readonly IncidentMember[] }) {
  const now = useNow();
  const [isOnset, setIsOnset] = useState(false);
  const lanes = lanesOf(members, now);
  const begins = members.map(({ startedAt }) => Date.parse(startedAt));
  const from = begins.reduce((least, at) => Math.min(least, at), now);
  const until = lanes
    .flatMap(({ blocks }) => blocks)
    .reduce((most, block) => Math.max(most, block.until), from);
  const onset = members.length > 0 ? onsetOf(begins, until) : undefined;
  return (
    <Section
      title="What happened"
      note={onset && <OnsetChoice isOnset={isOnset} onChange={setIsOnset} />}
      actions={<LaneLegend />}
    >
      {lanes.length === 0 ? (
        <Empty title="No members">They have become part of another incident, or are no longer kept.</Empty>
      ) : (
        <Lanes lanes={lanes} span={isOnset && onset ? onset : wholeOf(from, until)} />
      )}
    </Section>
  );
}

interface LanesProps {
  readonly lanes: readonly Lane[];
  readonly span: Span;
}

function Lanes({ lanes, span }: LanesProps) {
  const [shown, setShown] = useState(FIRST_LANES);
  const [place, width] = useWidth<HTMLDivElement>();
  return (
    <div className="ml-lanes">
      <div className="ml-lane ml-lane-axis" aria-hidden="true">
        <div className="ml-lane-name" />
        <div ref={place}>
          <LaneAxis span={span} width={width} />
        </div>
      </div>
      <ul className="ml-lane-list">
        {width > 0 &&
          lanes
            .slice(0, shown)
            .map((lane) => <LaneRow key={lane.assetId} lane={lane} span={span} width={width} />)}
      </ul>
      {lanes.length > shown && (
        <Button kind="quiet" onClick={() => setShown(shown + 5 * FIRST_LANES)}>
          Show more ({lanes.length - shown})
        </Button>
      )}
    </div>
  );
}

interface OnsetChoiceProps {
  readonly isOnset: boolean;
  readonly onChange: (isOnset: boolean) => void;
}

function OnsetChoice({ isOnset, onChange }: OnsetChoiceProps) {
  return (
    <span className="ml-range" role="group" aria-label="Time shown">
      <Button aria-pressed={!isOnset} onClick={() => onChange(false)}>
        Whole
      </Button>
      <Button aria-pressed={isOnset} onClick={() => onChange(true)}>
        How it began
      </Button>
    </span>
  );
}
