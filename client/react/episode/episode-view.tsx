export function EpisodeView({ id }: { readonly id: string }) {
  return <h1 className="ml-title">{id}</h1>;
}
