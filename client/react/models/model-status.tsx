import { MlRoot } from '../provider/ml-root.js';

/** The active model: its version, age and drift. */
export function ModelStatus() {
  return <MlRoot>Model</MlRoot>;
}
