import type { ReactNode } from 'react';
import type { TrainingRun } from '../../ml-api.js';
import { GoTo } from '../elements/go-to.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { countOf } from '../format/format-value.js';
import { comparePath } from './model-path.js';

const TONES: Readonly<Record<string, string>> = {
  active: 'healthy',
  retired: 'healthy',
  failed: 'critical',
  rejected: 'warning',
};

/** What became of a training, in one sentence. */
export function TrainingOutcome({ run }: { readonly run: TrainingRun }) {
  return (
    <p className="ml-outcome" role="status">
      <StatusTag status={TONES[run.status] ?? 'unknown'}>{run.status}</StatusTag> <Sentence run={run} />
    </p>
  );
}

function Sentence({ run }: { readonly run: TrainingRun }): ReactNode {
  const { modelVersion, data, reason, finishedAt } = run;
  const when = <Time at={finishedAt} form="ago" />;
  if (run.status === 'cancelled') return <>The last training was cancelled {when}.</>;
  if (!modelVersion)
    return (
      <>
        The last training ended {when} without a model: {reason ?? 'no reason is known'}
      </>
    );
  return (
    <>
      The last training made <GoTo to={comparePath(modelVersion)}>{modelVersion}</GoTo> {when}
      {data &&
        ` from ${countOf(data.samplesUsed, 'sample')} of ${countOf(data.seriesUsed, 'series', 'series')}`}
      . {run.status !== 'active' && reason}
    </>
  );
}
