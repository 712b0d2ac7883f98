import { Link, useLocation } from 'wouter';
import { useAccess } from '../queries/access.js';
import type { Liveness } from './use-liveness.js';
import { LivenessSign } from './liveness-sign.js';
import { ThemeSwitch } from './theme-switch.js';

const VIEWS = [
  { path: '/', title: 'Now' },
  { path: '/incidents', title: 'Incidents' },
  { path: '/noise', title: 'Noise' },
  { path: '/capacity', title: 'Capacity' },
  { path: '/maintenance', title: 'Maintenance' },
  { path: '/models', title: 'Models' },
  { path: '/threshold', title: 'Try a threshold' },
  { path: '/system', title: 'System' },
];

/** Name, views, and whether the page is live. */
export function DashboardHead({ liveness }: { readonly liveness: Liveness }) {
  const [location] = useLocation();
  return (
    <header className="ml-head">
      <span className="ml-head-name">ML service</span>
      <nav className="ml-nav" aria-label="Views">
        {VIEWS.map(({ path, title }) => (
          <Link
            key={path}
            href={path}
            className="ml-nav-link"
            aria-current={location === path ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      <span className="ml-head-end">
        <WhoLooks />
        <LivenessSign liveness={liveness} />
        <ThemeSwitch />
      </span>
    </header>
  );
}

/** Nothing where everybody may do everything. */
function WhoLooks() {
  const { data } = useAccess();
  if (data === undefined || data.mode === 'none' || data.role === null) return null;
  return (
    <span className="ml-quiet" title={`Your role is ${data.role}`}>
      {data.name} · {data.role}
    </span>
  );
}
