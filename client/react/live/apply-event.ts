import type { QueryClient } from '@tanstack/react-query';
import type { TrainingRun } from '../../ml-api.js';
import type { LiveEvent } from './live-events.js';

/** Many episodes may open in one sweep: what they make out of date is asked for once. */
const GATHER_MS = 250;

/** First parts of query keys. */
type Topic =
  | 'incidents'
  | 'incident'
  | 'topology'
  | 'overview'
  | 'asset'
  | 'asset-health'
  | 'chart'
  | 'health'
  | 'episodes'
  | 'episode'
  | 'outbox';
type ModelTopic = 'models' | 'model' | 'training-runs' | 'training-run' | 'drift';

/** What each event makes out of date; `all` where that cannot be known. */
export function topicsOf(event: LiveEvent): 'all' | readonly (Topic | ModelTopic)[] {
  switch (event.name) {
    case 'sweep':
      return ['overview', 'asset', 'asset-health', 'chart', 'health', 'topology'];
    case 'episode':
      return ['episodes', 'episode', 'overview', 'asset', 'asset-health', 'chart', 'outbox'];
    case 'incident':
      return ['incidents', 'incident', 'overview'];
    case 'training':
      return event.stage === null ? ['training-runs', 'training-run', 'models'] : ['training-runs'];
    case 'model':
      return ['models', 'model', 'overview', 'health', 'drift'];
    case 'reset':
    case 'opened':
      return 'all';
  }
}

/** @returns a function that refreshes what is on the screen after an event */
export function createEventApplier(queryClient: QueryClient): (event: LiveEvent) => void {
  let waiting = new Set<string>();
  const flush = () => {
    const topics = waiting;
    waiting = new Set();
    const isOutOfDate = ([topic]: readonly unknown[]) => topics.has('all') || topics.has(String(topic));
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOutOfDate(queryKey) });
  };
  return (event) => {
    if (event.name === 'training') showProgress(queryClient, event);
    if (waiting.size === 0) setTimeout(flush, GATHER_MS);
    const topics = topicsOf(event);
    for (const topic of topics === 'all' ? ['all'] : topics) waiting.add(topic);
  };
}

/** Progress is in the event: no need to ask. */
function showProgress(queryClient: QueryClient, event: LiveEvent & { readonly name: 'training' }): void {
  const { status, percent, modelVersion } = event;
  const stage = event.stage as TrainingRun['stage'];
  queryClient.setQueryData<TrainingRun>(['training-run', event.runId], (run) =>
    run ? { ...run, status, percent, modelVersion, stage } : run,
  );
}
