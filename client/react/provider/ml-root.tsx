import type { ReactNode } from 'react';
import { useMl } from './ml-context.js';

interface MlRootProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** `span` inside of text. */
  readonly as?: 'div' | 'span';
}

/** Around each component: every rule of the style sheet begins below its class. */
export function MlRoot({ children, className = '', as: Element = 'div' }: MlRootProps) {
  const { theme } = useMl();
  return (
    <Element className={`ml-root ${className}`} data-ml-theme={theme}>
      {children}
    </Element>
  );
}
