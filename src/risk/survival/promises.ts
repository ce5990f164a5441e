import data from '../../../data/promises.json' with { type: 'json' };
import type { Asset, AssetGraph, AssetNeed } from '../../model/asset.ts';
import type { WorkloadPromise } from '../../model/promise.ts';
import { placedOf } from './exposure.ts';
import { needsAt } from './flat-needs.ts';
import { isResource } from './reach.ts';

type Listed = (typeof data.promises)[number];

/** Hours of a month of 365 / 12 days. */
const MONTH = 730;
const LISTED: ReadonlyMap<string, Listed> = new Map(data.promises.map(one => [one.type, one]));
const SOURCES: Readonly<Record<string, string>> = data.sources;

/** A promise for one part; `percent` undefined: the agreement leaves it out. */
interface Part {
  readonly asset: Asset;
  readonly percent: number | undefined;
  readonly source: string;
}

/**
 * What providers promise for all that a workload surely needs: parts in a row multiply, and of those that replace each other the
 * best one counts, or what holds for several zones. Undefined: no promise is known for any part.
 */
export function promiseOf(graph: AssetGraph, node: number): WorkloadPromise | undefined {
  const { parts, unknown } = partsOf(graph, node);
  const [weakest] = parts.toSorted((a, b) => (a.percent ?? 0) - (b.percent ?? 0));
  if (weakest === undefined) return undefined;
  const { id, name, kind } = weakest.asset;
  const all = parts.every(({ percent }) => percent !== undefined)
    ? parts.reduce((up, { percent = 0 }) => (up * percent) / 100, 100)
    : undefined;
  const sums = all === undefined ? {} : { percent: rounded(all), downHours: rounded((MONTH * (100 - all)) / 100) };
  const percent = weakest.percent === undefined ? {} : { percent: weakest.percent };
  return {
    ...sums,
    weakest: { id, name, kind, ...percent, source: SOURCES[weakest.source] ?? weakest.source },
    known: parts.length,
    unknown,
  };
}

function partsOf(graph: AssetGraph, start: number): { readonly parts: readonly Part[]; readonly unknown: number } {
  const parts: Part[] = [];
  let unknown = 0;
  const seen = new Set<number>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const need of needsAt(graph, node)) {
      const fresh = need.alternatives.filter(at => !seen.has(at));
      if (!need.certain || fresh.length === 0) continue;
      for (const at of need.alternatives) seen.add(at);
      open.push(...fresh);
      const part = partOf(need, graph);
      if (part === 'unknown') unknown += 1;
      else if (part !== undefined) parts.push(part);
    }
  return { parts, unknown };
}

/** The promise for what meets a need. Undefined: nothing that has an agreement of its own, such as a disk or a network. */
function partOf({ alternatives }: AssetNeed, { assets }: AssetGraph): Part | 'unknown' | undefined {
  const all = alternatives.flatMap(at => assets[at] ?? []).filter(asset => isResource(asset) && hasAgreement(asset));
  const listed = all.flatMap(asset => {
    const found = LISTED.get(asset.type);
    return found === undefined ? [] : [{ asset, found }];
  });
  const [first] = listed;
  if (first === undefined) return all.length === 0 ? undefined : 'unknown';
  const isSpread = zonesOf(all).size > 1;
  const candidates = listed.map(({ asset, found }): Part => {
    const percent = isSpread || isOverZones(asset) ? found.severalZones : found.oneZone;
    return { asset, percent: percent ?? undefined, source: found.source };
  });
  return candidates.reduce((best, one) => ((one.percent ?? 0) > (best.percent ?? 0) ? one : best));
}

const hasAgreement = ({ role, kind }: Asset): boolean => role !== 'path' && role !== 'support' && kind !== 'disk';

const zonesOf = (assets: readonly Asset[]): ReadonlySet<string> =>
  new Set(assets.flatMap(asset => placedOf(asset).places.flatMap(({ zone }) => zone ?? [])));

/** Where it runs was not read: then the lower promise holds. */
const isOverZones = (asset: Asset): boolean =>
  asset.placement !== 'unknown' && placedOf(asset).spread !== 'single-zone';

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
