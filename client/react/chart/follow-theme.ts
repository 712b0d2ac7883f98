/** Canvas keeps the colours it was drawn with: it has to be drawn again. @returns how to stop */
export function followTheme(element: HTMLElement, onChange: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  const root = element.closest('.ml-root[data-ml-theme]');
  if (root) observer.observe(root, { attributes: true, attributeFilter: ['data-ml-theme'] });
  return () => {
    system.removeEventListener('change', onChange);
    observer.disconnect();
  };
}
