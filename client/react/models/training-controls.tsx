import { MlRoot } from '../provider/ml-root.js';

/** Starts a training and shows how far it has come. */
export function TrainingControls() {
  return <MlRoot>Training</MlRoot>;
}
