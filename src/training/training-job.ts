import type { TrainingRequest } from './training-run.js';

export const TRAININGS = { name: 'training', nRetries: 3 };

export interface TrainingJob {
  readonly runId: string;
  readonly request: TrainingRequest;
}
