import type { TrainingRequest } from './training-run.js';

export const TRAININGS = { name: 'training', nRetries: 3, notifiesEnds: true };

export interface TrainingJob {
  readonly runId: string;
  readonly request: TrainingRequest;
}
