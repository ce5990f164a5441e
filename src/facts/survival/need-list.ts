import type { AssetNeed } from '../../model/asset.ts';

/** Positions of assets by the id of their resource. */
export type Positions = ReadonlyMap<string, number>;

/** Collects the needs of one resource. */
export class NeedList {
  readonly list: AssetNeed[] = [];
  readonly #at: Positions;
  readonly #own: string;

  constructor(own: string, at: Positions) {
    this.#at = at;
    this.#own = own;
  }

  /** Any one of them; those that take no part are left out. */
  add(ids: readonly string[], { certain = true, capacity = false } = {}): void {
    if (ids.length === 0) return;
    const found = new Set<number>();
    for (const id of ids) {
      const at = id === this.#own ? undefined : this.#at.get(id);
      if (at !== undefined) found.add(at);
    }
    if (found.size > 0) this.list.push({ alternatives: [...found].sort(ascending), certain, capacity });
  }

  /** This one. */
  addOne(id: string, certain = true): void {
    const at = id === this.#own ? undefined : this.#at.get(id);
    if (at !== undefined) this.list.push({ alternatives: [at], certain, capacity: false });
  }
}

const ascending = (a: number, b: number): number => a - b;
