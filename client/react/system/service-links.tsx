import { useMl } from '../provider/ml-context.js';

const LINKS = [
  { path: '/docs', title: 'Swagger', what: 'every operation, to try' },
  { path: '/redoc', title: 'ReDoc', what: 'the same, to read' },
  { path: '/metrics', title: 'Metrics', what: 'for Prometheus' },
  { path: '/api/v1/health', title: 'Health', what: 'the checks as JSON' },
];

/** What else the service answers. */
export function ServiceLinks() {
  const { baseUrl } = useMl();
  return (
    <ul className="ml-links">
      {LINKS.map(({ path, title, what }) => (
        <li key={path}>
          <a className="ml-link" href={`${baseUrl}${path}`}>
            {title}
          </a>{' '}
          <span className="ml-quiet">{what}</span>
        </li>
      ))}
    </ul>
  );
}
