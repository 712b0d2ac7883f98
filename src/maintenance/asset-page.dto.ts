import { CursorQuery, IntegerQuery } from '../platform/http/index.js';
import { AssetFilter } from './asset-filter.dto.js';

/** A page of what is said of some assets. */
export class AssetPageQuery extends AssetFilter {
  /** Entries per page. */
  @IntegerQuery({ min: 1, max: 500, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before, asked for with the same filters; the first page without it. */
  @CursorQuery()
  cursor?: string;
}
