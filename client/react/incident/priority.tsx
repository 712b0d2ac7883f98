/** A number of 0 to 100, and how much of the hundred that is. */
export function Priority({ value }: { readonly value: number }) {
  return (
    <span className="ml-priority">
      <span className="ml-priority-length" aria-hidden="true">
        <span style={{ width: `${value}%` }} />
      </span>
      {value}
    </span>
  );
}
