export function NowView() {
  return <h1 className="ml-title">Now</h1>;
}
