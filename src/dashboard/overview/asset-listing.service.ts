import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { choicesOf, type FilterChoices } from './overview-filter.js';

/** How long a list serves: names, places and tags hardly change, and reading all of them is a third of an overview. */
const FRESH_MS = 5_000;

/** All assets, with what there is to filter them by. */
export interface ListedAssets {
  /** By name. */
  readonly assets: readonly Asset[];
  readonly choices: FilterChoices;
}

/** Lists all assets once for everybody who looks at about the same time. */
@Injectable()
export class AssetListing {
  private listing: { readonly list: Promise<ListedAssets>; readonly atMs: number } | undefined;

  constructor(
    private readonly directory: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  list(): Promise<ListedAssets> {
    const nowMs = this.clock.now().getTime();
    if (this.listing !== undefined && nowMs - this.listing.atMs <= FRESH_MS) return this.listing.list;
    const list = this.read();
    const listing = { list, atMs: nowMs };
    this.listing = listing;
    // A failure is nobody's answer but that of those who wait for it.
    list.catch(() => {
      if (this.listing === listing) this.listing = undefined;
    });
    return list;
  }

  private async read(): Promise<ListedAssets> {
    const assets = await this.directory.listAll();
    return { assets, choices: choicesOf(assets) };
  }
}
