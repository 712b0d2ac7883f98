import type { ReactNode } from 'react';
import { useMl } from './ml-context.js';

interface MlRootProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** `span` inside of text. */
  readonly as?: 'div' | 'span';
  /** What is shown is about to be replaced. */
  readonly isBusy?: boolean;
}

/** Around each component: every rule of the style sheet begins below its class. */
export function MlRoot({ children, className = '', as: Element = 'div', isBusy = false }: MlRootProps) {
  const { theme } = useMl();
  return (
    <Element className={`ml-root ${className}`} data-ml-theme={theme} aria-busy={isBusy}>
      {children}
    </Element>
  );
}
