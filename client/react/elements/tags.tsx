import type { ReactNode } from 'react';

/** Each has a shape of its own: colour alone says nothing to one in twelve men. */
const SHAPES: Readonly<Record<string, ReactNode>> = {
  low: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  medium: <path d="M6 1 L11 10.5 H1 Z" fill="currentColor" />,
  high: <path d="M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z" fill="currentColor" />,
  critical: <path d="M3.5 0 H8.5 L12 3.5 V8.5 L8.5 12 H3.5 L0 8.5 V3.5 Z" fill="currentColor" />,
  healthy: (
    <path
      d="M1.5 6.5 L4.5 9.5 L10.5 2.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
  unknown: <path d="M2 6 H10" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};
const STATUS_SHAPES: Readonly<Record<string, string>> = {
  warning: 'medium',
  critical: 'critical',
  healthy: 'healthy',
};

export function severityRank(severity: string | null): number {
  return ['low', 'medium', 'high', 'critical'].indexOf(severity ?? '');
}

function Shape({ name }: { readonly name: string }) {
  return (
    <svg className="ml-shape" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      {SHAPES[name] ?? SHAPES.unknown}
    </svg>
  );
}

/** `low`, `medium`, `high` or `critical`. */
export function SeverityTag({ severity }: { readonly severity: string }) {
  return (
    <span className={`ml-tag ml-severity-${severity}`}>
      <Shape name={severity} />
      {severity}
    </span>
  );
}

interface StatusTagProps {
  /** `healthy`, `warning`, `critical`, `unknown`, `maintenance` or what else the service says. */
  readonly status: string;
  /** Instead of the status itself. */
  readonly children?: ReactNode;
}

export function StatusTag({ status, children }: StatusTagProps) {
  return (
    <span className={`ml-tag ml-status-${status}`}>
      <Shape name={STATUS_SHAPES[status] ?? 'unknown'} />
      {children ?? status}
    </span>
  );
}
