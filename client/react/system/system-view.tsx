export function SystemView() {
  return <h1 className="ml-title">System</h1>;
}
