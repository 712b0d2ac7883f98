import type { ReactNode } from 'react';

interface BannerProps {
  readonly tone: 'fault' | 'warning' | 'note';
  readonly children: ReactNode;
}

const SIGNS = { fault: '✕', warning: '!', note: 'i' };

/** One truth about the whole page. */
export function Banner({ tone, children }: BannerProps) {
  return (
    <div className={`ml-banner ml-banner-${tone}`} role={tone === 'note' ? 'status' : 'alert'}>
      <span className="ml-banner-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <span>{children}</span>
    </div>
  );
}
