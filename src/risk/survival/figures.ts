import type { Kind } from '../../model/kinds.ts';

/** One figure of data/survival.json, or what the configuration sets in its place. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly range: readonly [best: number, worst: number];
  readonly unit: string;
  readonly class: string;
  readonly source: string;
}

/** The best or the worst end. */
export type Side = 0 | 1;
export const BEST: Side = 0;
export const WORST: Side = 1;

export interface Figures {
  /** A figure of a mechanism for a type, else its kind, else any. Zero where there is none. */
  readonly of: (mechanism: string, on: { readonly type: string; readonly kind: Kind }, side: Side) => number;
  readonly has: (mechanism: string, on: { readonly type: string; readonly kind: Kind }) => boolean;
  readonly plain: (id: string, side: Side) => number;
  readonly typical: (id: string) => number;
  readonly types: Types;
}

/** What holds for types, whatever was read. */
export interface Types {
  readonly regionalTypes: ReadonlySet<string>;
  readonly regionalBackups: ReadonlySet<string>;
  readonly replicaTypes: ReadonlySet<string>;
  /** Their storage is over the zones of the region, whichever instances run. */
  readonly sharedStorageTypes: ReadonlySet<string>;
}

/** Looks figures up: the first that is there of type, kind and `any`. */
export function createFigures(list: readonly Figure[], types: Types): Figures {
  const byId = new Map(list.map(figure => [figure.id, figure]));
  const found = new Map<string, Figure | undefined>();
  const resolve = (mechanism: string, type: string, kind: Kind): Figure | undefined => {
    const key = `${mechanism}\n${type}\n${kind}`;
    if (!found.has(key))
      found.set(
        key,
        byId.get(`${mechanism}.${type}`) ?? byId.get(`${mechanism}.${kind}`) ?? byId.get(`${mechanism}.any`),
      );
    return found.get(key);
  };
  return {
    of: (mechanism, { type, kind }, side) => resolve(mechanism, type, kind)?.range[side] ?? 0,
    has: (mechanism, { type, kind }) => byId.has(`${mechanism}.${type}`) || byId.has(`${mechanism}.${kind}`),
    plain: (id, side) => byId.get(id)?.range[side] ?? 0,
    typical: id => byId.get(id)?.value ?? 0,
    types,
  };
}
