import type { AssetNeed } from '../../model/asset.ts';

/** Positions of assets by the id of their resource. */
export type Positions = ReadonlyMap<string, number>;

/** Collects the needs of one resource. */
export class NeedList {
  #list: AssetNeed[] | undefined;
  readonly #at: Positions;
  readonly #own: string;

  constructor(own: string, at: Positions) {
    this.#at = at;
    this.#own = own;
  }

  /** Hardly anything of most resources: those without needs share one list. */
  get list(): readonly AssetNeed[] {
    return this.#list ?? NONE;
  }

  /** Any one of them; those that take no part are left out. */
  add(ids: readonly string[], { certain = true, capacity = false } = {}): void {
    const [only] = ids;
    if (only === undefined) return;
    if (ids.length === 1) {
      this.#push(only, certain, capacity);
      return;
    }
    const found = new Set<number>();
    for (const id of ids) {
      const at = id === this.#own ? undefined : this.#at.get(id);
      if (at !== undefined) found.add(at);
    }
    if (found.size > 0) (this.#list ??= []).push({ alternatives: [...found].sort(ascending), certain, capacity });
  }

  /** This one. */
  addOne(id: string, certain = true): void {
    this.#push(id, certain, false);
  }

  #push(id: string, certain: boolean, capacity: boolean): void {
    const at = id === this.#own ? undefined : this.#at.get(id);
    if (at !== undefined) (this.#list ??= []).push({ alternatives: [at], certain, capacity });
  }
}

const NONE: readonly AssetNeed[] = [];

const ascending = (a: number, b: number): number => a - b;
