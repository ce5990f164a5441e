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
  if (rest.length > 0 && value === '')
    throw usage(`--lose ${lose} names no ${sort} after the colon.`, `Name one, or write ${sort} for the worst one.`);
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
  if (found.length === 0) throw unknownPlace(sort, value, losses, graph);
  return { scenario, ids: new Set(found.map(({ id }) => id)) };
}

/** By its id or its name, without case. */
function isNamed({ id, name, asset }: Loss, sort: string, value: string, { assets }: AssetGraph): boolean {
  const wanted = value.toLowerCase();
  const names = [id.slice(sort.length + 1), name, asset === undefined ? '' : (assets[asset]?.id ?? '')];
  return names.some(one => one.toLowerCase() === wanted);
}

const LISTED = 12;

/** Names of resources and of their data: what has none of one may have the other. */
const OTHER: Partial<Record<Sort, Sort>> = { resource: 'data', data: 'resource' };

const NOT_FOUND: Readonly<Record<Sort, string>> = {
  resource: 'No machine, disk, gateway or balancer that serves a workload is called',
  data: 'No store of data that serves a workload is called',
  zone: 'Nothing in the inventory is in zone',
  region: 'Nothing in the inventory is in region',
  identity: 'No administrator, and no account with one, is called',
  account: 'Nothing in the inventory is in account',
  provider: 'Nothing in the inventory is in provider',
};

function unknownPlace(sort: Sort, value: string, losses: readonly Loss[], graph: AssetGraph): CloudbriefError {
  const ofSort = (one: Sort): Loss[] => losses.filter(({ scenario }) => scenario === SCENARIO_OF[one]);
  const names = [...new Set(ofSort(sort).map(loss => typed(loss, sort)))].sort(compareText);
  const other = OTHER[sort];
  const isOther = other !== undefined && ofSort(other).some(loss => isNamed(loss, other, value, graph));
  const guess = isOther ? `${other}:${value}` : closestMatch(value, names);
  const list =
    names.length === 0
      ? `The inventory has none that can be lost.`
      : `In use: ${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? `, and ${names.length - LISTED} more` : ''}.`;
  return usage(`${NOT_FOUND[sort]} "${value}".`, `${guess === undefined ? '' : `Did you mean ${guess}? `}${list}`);
}

/** What takes it away on the command line: of a zone without a name, its id. */
const typed = ({ id, name }: Loss, sort: Sort): string => (sort === 'zone' ? id.slice(sort.length + 1) : name);

const usage = (message: string, hint: string): CloudbriefError => new CloudbriefError('CB_USAGE', message, hint);
