import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MlApiError } from '../../ml-api.js';
import { Button } from './button.js';
import { GoTo } from './go-to.js';

interface EmptyProps {
  readonly title: string;
  /** Why, and what to do about it. */
  readonly children?: ReactNode;
}

/** There is nothing, and that is no fault. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="ml-empty">
      <p className="ml-empty-title">{title}</p>
      {children !== undefined && <p className="ml-empty-hint">{children}</p>}
    </div>
  );
}

/** Holds the place of what is loading. */
export function Skeleton({ lines = 3, height }: { readonly lines?: number; readonly height?: number }) {
  return (
    <div className="ml-skeleton" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={height === undefined ? undefined : { height }} />
      ))}
    </div>
  );
}

/** What went wrong, in the service's own words, and a way to try again. */
export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  return (
    <div className="ml-failure" role="alert">
      <p className="ml-failure-title">{titleOf(error)}</p>
      <p className="ml-failure-detail">{detailOf(error)}</p>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

/** An id that cannot be one is as unknown as one that nothing has. */
function isNotFound(error: Error | null): boolean {
  return error instanceof MlApiError && (error.status === 404 || error.status === 400);
}

function titleOf(error: Error): string {
  if (!(error instanceof MlApiError)) return 'The ML service does not answer';
  return error.problem?.title ?? `The ML service answered ${error.status}`;
}

function detailOf(error: Error): string {
  if (!(error instanceof MlApiError)) return 'It is asked again every few seconds.';
  const fields = error.problem?.errors?.map(({ field, message }) => `${field}: ${message}`) ?? [];
  return [error.message, ...fields].join(' ');
}

/** What an address names does not exist: no fault of the service, and nothing to try again. */
export function NotFound({ title, children }: EmptyProps) {
  return (
    <div className="ml-empty">
      <h1 className="ml-title">{title}</h1>
      <p className="ml-empty-hint">{children}</p>
      <p>
        <GoTo to="/">What is happening now</GoTo>
      </p>
    </div>
  );
}

interface LoadedProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  readonly skeleton?: ReactNode;
  /** Instead of the service's own words, where what was asked for does not exist. */
  readonly notFound?: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}

/** The answer where there is one, however old; else why not. */
export function Loaded<Answer>(props: LoadedProps<Answer>) {
  const { query, skeleton = <Skeleton />, notFound, children } = props;
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (notFound !== undefined && isNotFound(query.error)) return <>{notFound}</>;
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton}</>;
}
