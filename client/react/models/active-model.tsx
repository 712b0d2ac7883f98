import type { ModelDetails } from '../../ml-api.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { countOf, formatScore, NOTHING } from '../format/format-value.js';
import { useDrift, useModel, useModels } from '../queries/models.js';
import { figuresOf, textIn } from './model-figures.js';

/** The model that scores now: what it has learnt from, and whether what is usual has moved since. */
export function ActiveModel() {
  const models = useModels({ status: 'active' });
  return (
    <Loaded query={models}>
      {({ models: [active] }) =>
        active ? (
          <Details modelVersion={active.modelVersion} />
        ) : (
          <Empty title="There is no model yet">
            Until one is trained, samples are compared with the recent ones of their series. A first training
            begins by itself once there is enough history.
          </Empty>
        )
      }
    </Loaded>
  );
}

function Details({ modelVersion }: { readonly modelVersion: string }) {
  const model = useModel(modelVersion);
  return (
    <Loaded query={model}>
      {(details) => (
        <dl className="ml-facts ml-section-body">
          <dt>Version</dt>
          <dd>{details.modelVersion}</dd>
          <dt>Trained</dt>
          <dd>
            <Time at={details.trainingDate} form="ago" />, {triggerOf(details)}
          </dd>
          <LearntFrom model={details} />
          <dt>Quality gate</dt>
          <dd>{gateOf(details)}</dd>
          <dt>Drift</dt>
          <dd>
            <Drift modelVersion={modelVersion} />
          </dd>
        </dl>
      )}
    </Loaded>
  );
}

function LearntFrom({ model }: { readonly model: ModelDetails }) {
  const { samples, series, trees, rowsPerTree, inIncidents, meanScore } = figuresOf(model);
  return (
    <>
      <dt>Learnt from</dt>
      <dd>
        {samples === null ? NOTHING : countOf(samples, 'sample')} of{' '}
        {series === null ? NOTHING : countOf(series, 'series', 'series')},{' '}
        <Time at={textIn(model.metadata, 'from')} /> – <Time at={textIn(model.metadata, 'until')} />
        {inIncidents !== null &&
          inIncidents > 0 &&
          `; ${countOf(inIncidents, 'sample')} of open episodes excluded`}
      </dd>
      <dt>Forest</dt>
      <dd>
        {trees === null ? NOTHING : countOf(trees, 'tree')} of{' '}
        {rowsPerTree === null ? NOTHING : countOf(rowsPerTree, 'row')}, mean score {formatScore(meanScore)}
      </dd>
    </>
  );
}

function Drift({ modelVersion }: { readonly modelVersion: string }) {
  const drift = useDrift(modelVersion);
  return (
    <Loaded query={drift} skeleton={<span>…</span>}>
      {({ description, isBeyond }) => (
        <span className={isBeyond ? 'ml-severity-high' : ''}>{description}</span>
      )}
    </Loaded>
  );
}

const TRIGGERS: Readonly<Record<string, string>> = {
  request: 'on request',
  schedule: 'by schedule',
  startup: 'at the start of the service',
  drift: 'because of drift',
};

export function triggerOf({ metadata }: ModelDetails): string {
  const trigger = textIn(metadata, 'trigger') ?? '';
  return TRIGGERS[trigger] ?? trigger;
}

function gateOf({ gate }: ModelDetails): string {
  if (!gate) return 'not evaluated';
  const passed = gate.checks.filter(({ isPassed }) => isPassed).length;
  const checks = gate.checks.length > 0 ? `, ${passed} of ${gate.checks.length} checks` : '';
  return `${gate.outcome}${checks}`;
}
