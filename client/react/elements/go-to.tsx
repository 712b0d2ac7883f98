import { createContext, type ReactNode, useContext } from 'react';
import { Link } from 'wouter';
import { useMl } from '../provider/ml-context.js';

/** True inside of a dashboard, where links stay on the page. */
export const IsInDashboard = createContext(false);

interface GoToProps {
  /** Below the dashboard's own path. @example '/episodes/4f0c' */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
}

/** A link to a view of the dashboard, from wherever the component stands. */
export function GoTo({ to, children, className = 'ml-link', title }: GoToProps) {
  const { dashboardUrl } = useMl();
  const isInside = useContext(IsInDashboard);
  if (isInside)
    return (
      <Link href={to} className={className} title={title}>
        {children}
      </Link>
    );
  return (
    <a href={`${dashboardUrl}${to}`} className={className} title={title}>
      {children}
    </a>
  );
}

export const assetPath = (assetId: string | number): string => `/assets/${encodeURIComponent(assetId)}`;
export const episodePath = (id: string): string => `/episodes/${encodeURIComponent(id)}`;
