import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once in a view: what it is for. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
}

export function Button({ kind = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`ml-button ml-button-${kind} ${className}`} />;
}
