import type { FleetColumn } from '../../../src/ml/index.js';
import { NumberList } from './number-list.js';

/** Cells of one column: numbers, and texts by the number of their category. */
export class CellColumn {
  private readonly numbers = new NumberList();
  private readonly texts = new Map<string, number>();
  private codes: NumberList | undefined;
  private nTexts = 0;
  private nNumbers = 0;
  private nCells = 0;

  constructor(readonly name: string) {}

  push(cell: string): void {
    const text = cell.trim();
    const value = text === '' ? Number.NaN : Number(text);
    const isText = text !== '' && Number.isNaN(value);
    if (isText) this.codes ??= this.noCodes();
    this.codes?.push(isText ? this.codeOf(text) : -1);
    this.numbers.push(Number.isFinite(value) ? value : Number.NaN);
    this.nTexts += isText ? 1 : 0;
    this.nNumbers += Number.isNaN(value) ? 0 : 1;
    this.nCells += 1;
  }

  /** A column of texts is one with more texts than numbers, unless it is said which it is; what is of the other kind is unknown. */
  finish(isCategory = this.nTexts > this.nNumbers): FleetColumn {
    const values = this.numbers.finish();
    if (!isCategory) return { name: this.name, values };
    const codes = Int32Array.from(this.codes?.finish() ?? new Float64Array(this.nCells).fill(-1));
    // Names that look like numbers are names here.
    for (let row = 0; row < codes.length; row += 1)
      if (codes[row] === -1 && !Number.isNaN(values[row]!)) codes[row] = this.codeOf(String(values[row]));
    return { name: this.name, categories: [...this.texts.keys()], codes };
  }

  private noCodes(): NumberList {
    const codes = new NumberList();
    for (let i = 0; i < this.nCells; i += 1) codes.push(-1);
    return codes;
  }

  private codeOf(text: string): number {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, this.texts.size);
    return this.texts.size - 1;
  }
}
