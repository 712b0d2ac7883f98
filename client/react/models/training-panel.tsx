import { useId, useState } from 'react';
import type { TrainingRun } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Failure, Loaded } from '../elements/states.js';
import { useCancelTraining, useStartTraining, useTrainingRun, useTrainingRuns } from '../queries/models.js';
import { TrainingOutcome } from './training-outcome.js';
import { TrainingSteps } from './training-steps.js';

const HISTORIES = [
  { days: 1, title: '1 day' },
  { days: 7, title: '7 days' },
  { days: 14, title: '14 days' },
  { days: 30, title: '30 days' },
];
const DAY_SECONDS = 86_400;

/** Starts a training, follows the one in progress whoever began it, and says what became of the last one. */
export function TrainingPanel() {
  const runs = useTrainingRuns({ limit: 1 });
  const start = useStartTraining();
  const newest = useTrainingRun(start.isPending ? undefined : newestId(start.data, runs.data?.runs[0]));
  const run = newest.data;
  const isRunning = start.isPending || run?.finishedAt === null;
  return (
    <div className="ml-section-body ml-stack">
      <TrainingForm
        isRunning={isRunning}
        onStart={(days, force) => start.mutate({ timeRange: days * DAY_SECONDS, force })}
      />
      {start.error && <Failure error={start.error} />}
      <Loaded query={runs}>
        {() => run && (isRunning ? <RunningTraining run={run} /> : <TrainingOutcome run={run} />)}
      </Loaded>
    </div>
  );
}

/** One that was started here is known before the list has it. */
function newestId(started: TrainingRun | undefined, listed: TrainingRun | undefined): string | undefined {
  if (!started || !listed) return (started ?? listed)?.id;
  return started.startedAt > listed.startedAt ? started.id : listed.id;
}

interface TrainingFormProps {
  readonly isRunning: boolean;
  readonly onStart: (days: number, force: boolean) => void;
}

function TrainingForm({ isRunning, onStart }: TrainingFormProps) {
  const id = useId();
  const [days, setDays] = useState(1);
  const [force, setForce] = useState(false);
  return (
    <div className="ml-row">
      <label htmlFor={`${id}-days`}>Learn from the last</label>
      <select
        id={`${id}-days`}
        className="ml-input"
        value={days}
        onChange={({ target }) => setDays(Number(target.value))}
      >
        {HISTORIES.map(({ days: value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      <label className="ml-check">
        <input type="checkbox" checked={force} onChange={({ target }) => setForce(target.checked)} />
        Activate it even if the quality gate says no
      </label>
      <Button needs="admin" kind="primary" disabled={isRunning} onClick={() => onStart(days, force)}>
        {isRunning ? 'Training …' : 'Train now'}
      </Button>
    </div>
  );
}

function RunningTraining({ run }: { readonly run: TrainingRun }) {
  const cancel = useCancelTraining();
  return (
    <div className="ml-row">
      <TrainingSteps run={run} />
      <Button needs="admin" disabled={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
        Cancel the training
      </Button>
      {cancel.error && <Failure error={cancel.error} />}
    </div>
  );
}
