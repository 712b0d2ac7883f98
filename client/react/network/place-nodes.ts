import { type Connection, layersOf } from './layers.js';

export const NODE = { width: 128, height: 30, gapX: 14, gapY: 34, rowGap: 10 } as const;

export interface Place {
  readonly id: string;
  /** Left upper corner, in pixels. */
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly places: readonly Place[];
  readonly height: number;
}

/** Layers below each other, each in the middle; one that is too wide goes on in rows. @param width - in pixels */
export function placeNodes(
  ids: readonly string[],
  connections: readonly Connection[],
  width: number,
): Placed {
  const perRow = Math.max(1, Math.floor((width + NODE.gapX) / (NODE.width + NODE.gapX)));
  const places: Place[] = [];
  let y = 0;
  for (const layer of layersOf(ids, connections)) {
    for (let first = 0; first < layer.length; first += perRow) {
      rowOf(layer.slice(first, first + perRow), y, width).forEach((place) => places.push(place));
      y += NODE.height + (first + perRow < layer.length ? NODE.rowGap : NODE.gapY);
    }
  }
  return { places, height: Math.max(0, y - NODE.gapY) };
}

function rowOf(ids: readonly string[], y: number, width: number): readonly Place[] {
  const step = NODE.width + NODE.gapX;
  const left = Math.max(0, (width - (ids.length * step - NODE.gapX)) / 2);
  return ids.map((id, index) => ({ id, x: left + index * step, y }));
}
