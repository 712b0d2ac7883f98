import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  /** Beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled part of a view. */
export function Section({ title, note, actions, children, className = '' }: SectionProps) {
  const id = useId();
  return (
    <section className={`ml-section ${className}`} aria-labelledby={id}>
      <header className="ml-section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="ml-section-note">{note}</span>}
        {actions !== undefined && <span className="ml-section-actions">{actions}</span>}
      </header>
      {children}
    </section>
  );
}
