import { Button } from '../elements/button.js';
import { type Theme, useMl } from '../provider/ml-context.js';

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const SIGNS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' };

/** As the system has it, light, dark; not there where the app around decides. */
export function ThemeSwitch() {
  const { theme, setTheme } = useMl();
  if (!setTheme) return null;
  return (
    <Button
      kind="quiet"
      className="ml-theme-switch"
      aria-label={`Theme: ${theme}. Change to ${NEXT[theme]}.`}
      title={`Theme: ${theme}`}
      onClick={() => setTheme(NEXT[theme])}
    >
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </Button>
  );
}
