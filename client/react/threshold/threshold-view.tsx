export function ThresholdView() {
  return <h1 className="ml-title">Try a threshold</h1>;
}
