import { closestMatch, compareText } from '../lib/text.ts';
import type { AssetGraph, Loss } from '../model/asset.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Scenario } from '../model/survival.ts';

/** What `--lose` takes, and the scenario of each. */
const SCENARIO_OF = {
  resource: 'component-lost',
  data: 'data-corrupted',
  zone: 'zone-lost',
  region: 'region-lost',
  identity: 'account-wiped',
  account: 'account-closed',
  provider: 'provider-lost',
} as const satisfies Record<string, Scenario>;
type Sort = keyof typeof SCENARIO_OF;

export interface Wanted {
  readonly scenario: Scenario;
  /** Left out: the worst of all. */
  readonly ids?: ReadonlySet<string>;
}

const SORTS = Object.keys(SCENARIO_OF).join(', ');

/** What `--lose` says: `zone:use1-az4`, or `zone` for the worst zone. Throws for what cannot be lost. */
export function parseLose(lose: string): { readonly sort: Sort; readonly value: string; readonly scenario: Scenario } {
  const [sort = '', ...rest] = lose.split(':');
  const value = rest.join(':').trim();
  if (!Object.hasOwn(SCENARIO_OF, sort)) {
    const guess = closestMatch(sort, Object.keys(SCENARIO_OF));
    throw usage(
      `--lose ${lose} names nothing that can be lost.`,
      `${guess === undefined ? '' : `Did you mean ${guess}? `}Use one of ${SORTS}, as in zone:euw1-az2, or zone for the worst one.`,
    );
  }
  return { sort: sort as Sort, value, scenario: SCENARIO_OF[sort as Sort] };
}

/**
 * The losses that `--lose` names. An administrator is lost by the name of the identity too: `homesOf` gives the accounts that it
 * administers. Throws for a place that is not in use.
 */
export function wantedLosses(
  lose: string,
  losses: readonly Loss[],
  { graph, homesOf }: { readonly graph: AssetGraph; readonly homesOf: (identity: string) => readonly string[] },
): Wanted {
  const { sort, value, scenario } = parseLose(lose);
  if (value === '') return { scenario };
  const all = losses.filter(loss => loss.scenario === scenario);
  const named = all.filter(loss => isNamed(loss, sort, value, graph));
  const homes = named.length > 0 || sort !== 'identity' ? [] : homesOf(value);
  const found = [...named, ...all.filter(loss => homes.some(home => isNamed(loss, sort, home, graph)))];
  if (found.length === 0) throw unknownPlace(sort, value, all);
  return { scenario, ids: new Set(found.map(({ id }) => id)) };
}

/** By its id or its name, without case. */
function isNamed({ id, name, asset }: Loss, sort: string, value: string, { assets }: AssetGraph): boolean {
  const wanted = value.toLowerCase();
  const names = [id.slice(sort.length + 1), name, asset === undefined ? '' : (assets[asset]?.id ?? '')];
  return names.some(one => one.toLowerCase() === wanted);
}

const LISTED = 12;

function unknownPlace(sort: string, value: string, all: readonly Loss[]): CloudbriefError {
  const names = [...new Set(all.map(({ name }) => name))].sort(compareText);
  const guess = closestMatch(value, names);
  const list =
    names.length === 0
      ? `The inventory has none that can be lost.`
      : `In use: ${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? `, and ${names.length - LISTED} more` : ''}.`;
  return usage(
    `Nothing in the inventory is in ${sort} "${value}".`,
    `${guess === undefined ? '' : `Did you mean ${guess}? `}${list}`,
  );
}

const usage = (message: string, hint: string): CloudbriefError => new CloudbriefError('CB_USAGE', message, hint);
