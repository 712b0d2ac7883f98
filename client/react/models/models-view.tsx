export function ModelsView() {
  return <h1 className="ml-title">Models</h1>;
}
