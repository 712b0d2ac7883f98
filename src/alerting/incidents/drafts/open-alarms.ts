import { type Fingerprint, keyOfFingerprint } from '../fingerprint.js';

/** How many members of the same kind on the same entity go on: that kind is wrong there for as long as one of them does. */
export class OpenAlarms {
  /** @param counts - by {@link keyOfFingerprint} */
  constructor(private readonly counts = new Map<string, number>()) {}

  begin(alarm: Fingerprint): void {
    this.add(alarm, 1);
  }

  end(alarm: Fingerprint): void {
    this.add(alarm, -1);
  }

  goesOn(alarm: Fingerprint): boolean {
    return (this.counts.get(keyOfFingerprint(alarm)) ?? 0) > 0;
  }

  private add(alarm: Fingerprint, n: number): void {
    const key = keyOfFingerprint(alarm);
    this.counts.set(key, (this.counts.get(key) ?? 0) + n);
  }
}
