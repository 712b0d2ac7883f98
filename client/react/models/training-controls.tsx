import { Section } from '../elements/section.js';
import { MlRoot } from '../provider/ml-root.js';
import { TrainingPanel } from './training-panel.js';

/** Starts a training and shows how far it has come. */
export function TrainingControls() {
  return (
    <MlRoot>
      <Section title="Train now">
        <TrainingPanel />
      </Section>
    </MlRoot>
  );
}
