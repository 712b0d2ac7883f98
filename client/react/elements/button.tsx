import type { ButtonHTMLAttributes } from 'react';
import { type AccessRole, useMay } from '../queries/access.js';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once in a view: what it is for. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Who may do what it does; for others there is no such button. */
  readonly needs?: AccessRole;
}

export function Button({
  kind = 'plain',
  needs = 'viewer',
  className = '',
  type = 'button',
  ...rest
}: ButtonProps) {
  const isShown = useMay(needs) || needs === 'viewer';
  return isShown && <button {...rest} type={type} className={`ml-button ml-button-${kind} ${className}`} />;
}
