import { GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { MlRoot } from '../provider/ml-root.js';
import { ActiveModel } from './active-model.js';

/** The active model: its version, age, gate and drift. */
export function ModelStatus() {
  return (
    <MlRoot>
      <Section title="Active model" actions={<GoTo to="/models">All models</GoTo>}>
        <ActiveModel />
      </Section>
    </MlRoot>
  );
}
