const KEPT_AS = 'ml-owner';

/** Most viewers are one person. */
export function lastName(): string {
  try {
    return localStorage.getItem(KEPT_AS) ?? '';
  } catch {
    return '';
  }
}

export function keepName(name: string): void {
  try {
    localStorage.setItem(KEPT_AS, name);
  } catch {
    // Storage is switched off: it is typed again.
  }
}
