export function AssetView({ assetId }: { readonly assetId: string }) {
  return <h1 className="ml-title">{assetId}</h1>;
}
