import { type AnchorHTMLAttributes, createContext, type RefAttributes, useContext } from 'react';
import { Link, useLocation } from 'wouter';
import { useMl } from '../provider/ml-context.js';

/** True inside of a dashboard, where links stay on the page. */
export const IsInDashboard = createContext(false);

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & RefAttributes<HTMLAnchorElement>;

interface GoToProps extends AnchorProps {
  /** Below the dashboard's own path. @example '/episodes/4f0c' */
  readonly to: string;
}

/** A link to a view of the dashboard, from wherever the component stands. */
export function GoTo({ to, className = 'ml-link', ...rest }: GoToProps) {
  const { dashboardUrl } = useMl();
  const isInside = useContext(IsInDashboard);
  if (isInside) return <Link {...rest} href={to} className={className} />;
  return <a {...rest} href={`${dashboardUrl}${to}`} className={className} />;
}

/** Goes to a view without a link, as {@link GoTo} does. */
export function useGo(): (to: string) => void {
  const { dashboardUrl } = useMl();
  const isInside = useContext(IsInDashboard);
  const [, navigate] = useLocation();
  return isInside ? navigate : (to) => window.location.assign(`${dashboardUrl}${to}`);
}

export const assetPath = (assetId: string | number): string => `/assets/${encodeURIComponent(assetId)}`;
export const episodePath = (id: string): string => `/episodes/${encodeURIComponent(id)}`;
export const incidentPath = (id: string): string => `/incidents/${encodeURIComponent(id)}`;
