/** Gives names numbers in the order in which they come. */
export class Numbering {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }

  /** @returns undefined where the name has none yet */
  find(name: string): number | undefined {
    return this.numbers.get(name);
  }

  nameOf(number: number): string {
    return this.names[number] ?? String(number);
  }

  get size(): number {
    return this.names.length;
  }
}
