/** What the colours mean. */
export function HeatLegend() {
  return (
    <span className="ml-heat-legend">
      score 0.3
      <span className="ml-heat-scale" aria-hidden="true" />
      1
      <span className="ml-heat-scale ml-heat-unscored" aria-hidden="true" />
      not scored
    </span>
  );
}
