import { compareText } from '../../lib/text.ts';
import type { Kind } from '../../model/kinds.ts';
import type { UsedFigure } from '../../model/survival.ts';

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
  /** The figures that were asked for so far, by id. */
  readonly used: () => UsedFigure[];
  /** Sums that were worked out already, by what they depend on. */
  readonly sums: Map<number, number>;
}

/** What holds for types, whatever was read. */
export interface Types {
  readonly regionalTypes: ReadonlySet<string>;
  readonly regionalBackups: ReadonlySet<string>;
  readonly replicaTypes: ReadonlySet<string>;
  /** Their storage is over the zones of the region, whichever instances run. */
  readonly sharedStorageTypes: ReadonlySet<string>;
  /** Their other regions take over by themselves. */
  readonly automaticTypes: ReadonlySet<string>;
}

/** What a mechanism and a type were last resolved to. */
interface Resolved {
  readonly kind: Kind;
  readonly figure: Figure | undefined;
}

/** Looks figures up: the first that is there of type, kind and `any`; those of the configuration before all others. */
export function createFigures(list: readonly Figure[], types: Types, own: readonly Figure[] = []): Figures {
  const [given, replacing] = [list, own].map(figures => new Map(figures.map(figure => [figure.id, figure])));
  const byId = new Map([...(given ?? []), ...(replacing ?? [])]);
  const used = new Set<Figure>();
  const use = (figure: Figure | undefined): Figure | undefined => {
    if (figure !== undefined) used.add(figure);
    return figure;
  };
  // A simulation asks millions of times. Hardly a type has several kinds.
  const found = new Map<string, Map<string, Resolved>>();
  const resolve = (mechanism: string, type: string, kind: Kind): Figure | undefined => {
    const byType = found.get(mechanism) ?? new Map<string, Resolved>();
    const known = byType.get(type);
    if (known?.kind === kind) return known.figure;
    const figure = use(firstOf(replacing, mechanism, type, kind) ?? firstOf(given, mechanism, type, kind));
    found.set(mechanism, byType.set(type, { kind, figure }));
    return figure;
  };
  return {
    of: (mechanism, { type, kind }, side) => resolve(mechanism, type, kind)?.range[side] ?? 0,
    has: (mechanism, { type, kind }) => {
      const id = resolve(mechanism, type, kind)?.id;
      return id !== undefined && !id.endsWith('.any');
    },
    plain: (id, side) => use(byId.get(id))?.range[side] ?? 0,
    typical: id => use(byId.get(id))?.value ?? 0,
    types,
    used: () => usedFigures(used, given),
    sums: new Map(),
  };
}

/** By id; one that the configuration set beside the one that it stands for. */
const usedFigures = (used: Iterable<Figure>, given: ReadonlyMap<string, Figure> | undefined): UsedFigure[] =>
  [...used]
    .map((figure): UsedFigure => {
      const { id, value, range, unit, class: sort, source } = figure;
      const before = given?.get(id);
      return {
        ...{ id, value, range: [...range], unit, class: sort, source },
        ...(before === undefined || before === figure
          ? {}
          : { replaces: { value: before.value, range: [...before.range], source: before.source } }),
      };
    })
    .sort((a, b) => compareText(a.id, b.id));

const firstOf = (
  figures: ReadonlyMap<string, Figure> | undefined,
  mechanism: string,
  type: string,
  kind: Kind,
): Figure | undefined =>
  figures?.get(`${mechanism}.${type}`) ?? figures?.get(`${mechanism}.${kind}`) ?? figures?.get(`${mechanism}.any`);
