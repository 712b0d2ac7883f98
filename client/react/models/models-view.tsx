import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Model } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Loaded } from '../elements/states.js';
import { countOf } from '../format/format-value.js';
import { useModelDetails, useModels } from '../queries/models.js';
import { ActivateDialog } from './activate-dialog.js';
import { ActiveModel } from './active-model.js';
import { CompareModels } from './compare-models.js';
import { DriftTable } from './drift-table.js';
import { TrainingPanel } from './training-panel.js';
import { VersionsTable } from './versions-table.js';

/** More do not fit beside each other. */
const MOST_COMPARED = 4;

/** The model in use, how it came to be, and the others. */
export function ModelsView() {
  const models = useModels({ status: 'all', limit: 200 });
  return (
    <>
      <h1 className="ml-title">Models</h1>
      <div className="ml-halves">
        <Section title="Active model">
          <ActiveModel />
        </Section>
        <Section title="Train now">
          <TrainingPanel />
        </Section>
      </div>
      <Loaded query={models}>
        {({ models: all, totalModels }) => <Versions models={all} total={totalModels} />}
      </Loaded>
    </>
  );
}

function Versions({ models, total }: { readonly models: readonly Model[]; readonly total: number }) {
  const [query, setQuery] = useSearchParams();
  const [chosen, setChosen] = useState<Model>();
  const active = models.find(({ status }) => status === 'active');
  const compared = comparedIn(query.get('compare'), models);
  const details = useModelDetails(compared);
  const compare = (modelVersion: string, isCompared: boolean) => {
    const others = compared.filter((version) => version !== modelVersion);
    const next = isCompared ? [...others, modelVersion].slice(-MOST_COMPARED) : others;
    setQuery({ compare: next.join(',') }, { replace: true });
  };
  return (
    <>
      <Section title="Versions" note={countOf(total, 'model')}>
        <VersionsTable models={models} compared={compared} onCompare={compare} onActivate={setChosen} />
      </Section>
      <Section title="Side by side" note="Choose versions in the table above">
        <CompareModels models={details} />
      </Section>
      {active && (
        <Section
          title="Drift"
          note="How far each metric has moved from what the active model learnt; beyond the broken line a new one is trained"
        >
          <DriftTable modelVersion={active.modelVersion} />
        </Section>
      )}
      {chosen && <ActivateDialog model={chosen} active={active} onClose={() => setChosen(undefined)} />}
    </>
  );
}

/** The active one and the one before, until somebody chooses. */
function comparedIn(query: string | null, models: readonly Model[]): readonly string[] {
  if (query !== null) return query.split(',').filter(Boolean).slice(0, MOST_COMPARED);
  const active = models.findIndex(({ status }) => status === 'active');
  return models.slice(Math.max(active, 0), Math.max(active, 0) + 2).map(({ modelVersion }) => modelVersion);
}
