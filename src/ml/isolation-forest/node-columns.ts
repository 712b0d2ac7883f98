import { type IsolationForest, LEAF } from './isolation-forest.js';

type Columns = Pick<IsolationForest, 'cutFeature' | 'cutValue' | 'left' | 'size' | 'boxes'>;

/** Enough for a forest of the default size, which then never has to be moved. */
const INITIAL_CAPACITY = 24_576;

/** The columns of a forest while it grows: appending is amortised O(1), `finish` trims to size. */
export class NodeColumns {
  length = 0;
  cutFeature = new Uint8Array(INITIAL_CAPACITY);
  cutValue = new Float32Array(INITIAL_CAPACITY);
  left = new Uint32Array(INITIAL_CAPACITY);
  size = new Uint16Array(INITIAL_CAPACITY);
  boxes: Float32Array;

  constructor(readonly nFeatures: number) {
    this.boxes = new Float32Array(INITIAL_CAPACITY * nFeatures * 2);
  }

  /** Appends `count` leaves without rows or boxes yet. @returns index of the first. */
  append(count: number): number {
    const first = this.length;
    this.length += count;
    if (this.length > this.cutFeature.length) this.enlarge();
    this.cutFeature.fill(LEAF, first, this.length);
    return first;
  }

  finish(): Columns {
    return {
      cutFeature: this.cutFeature.slice(0, this.length),
      cutValue: this.cutValue.slice(0, this.length),
      left: this.left.slice(0, this.length),
      size: this.size.slice(0, this.length),
      boxes: this.boxes.slice(0, this.length * this.nFeatures * 2),
    };
  }

  private enlarge(): void {
    const capacity = this.cutFeature.length * 2;
    this.cutFeature = copyInto(new Uint8Array(capacity), this.cutFeature);
    this.cutValue = copyInto(new Float32Array(capacity), this.cutValue);
    this.left = copyInto(new Uint32Array(capacity), this.left);
    this.size = copyInto(new Uint16Array(capacity), this.size);
    this.boxes = copyInto(new Float32Array(capacity * this.nFeatures * 2), this.boxes);
  }
}

function copyInto<T extends { set(source: T): void }>(target: T, source: T): T {
  target.set(source);
  return target;
}
