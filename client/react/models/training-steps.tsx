import type { TrainingRun } from '../../ml-api.js';

const STAGES: readonly { readonly stage: NonNullable<TrainingRun['stage']>; readonly title: string }[] = [
  { stage: 'reading', title: 'Read the history' },
  { stage: 'fitting', title: 'Fit the model' },
  { stage: 'evaluating', title: 'Compare it with the active one' },
  { stage: 'activating', title: 'Activate it' },
];

/** How far a training has come: its stages, and the share over all of them. */
export function TrainingSteps({ run }: { readonly run: TrainingRun }) {
  const current = STAGES.findIndex(({ stage }) => stage === run.stage);
  return (
    <div className="ml-training">
      <div
        className="ml-progress"
        role="progressbar"
        aria-label="Progress of the training"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={run.percent}
      >
        <span style={{ width: `${run.percent}%` }} />
      </div>
      <ol className="ml-steps">
        {STAGES.map(({ stage, title }, index) => (
          <li
            key={stage}
            className={`ml-step ml-step-${placeOf(index, current)}`}
            aria-current={isStep(index === current)}
          >
            {title}
          </li>
        ))}
      </ol>
    </div>
  );
}

const isStep = (isCurrent: boolean): 'step' | undefined => (isCurrent ? 'step' : undefined);

function placeOf(index: number, current: number): 'done' | 'current' | 'ahead' {
  if (index === current) return 'current';
  return index < current ? 'done' : 'ahead';
}
