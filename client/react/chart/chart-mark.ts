/** An episode as somebody tries what would become of it. */
export interface ChartMark {
  /** `confirmed` and `false-alarm` by the feedback of operators. */
  readonly kind: 'episode' | 'confirmed' | 'false-alarm';
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601; null while it goes on. */
  readonly until: string | null;
  /** What is not raised is drawn pale. */
  readonly isRaised: boolean;
}
