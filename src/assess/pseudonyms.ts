import type { Assessment } from '../model/assessment.ts';
import type { Kind } from '../model/kinds.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { UNASSIGNED } from '../model/workload.ts';
import { createTextRedactor, HIDDEN, type Names, type TextRedactor } from './text-redactor.ts';

/** A resource as findings and the simulation name it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly account?: string | undefined;
  readonly stableId?: string | undefined;
  readonly scope?: 'resource' | 'list' | undefined;
}

/** Replaces identifiers of accounts, findings, resources, services and people by numbered names. */
export interface Pseudonyms {
  readonly account: (account: string) => string;
  readonly id: (finding: string) => string;
  readonly service: (workload: string) => string;
  readonly owner: (owner: string) => string;
  readonly resource: (resource: Named) => { readonly id: string; readonly name: string };
  readonly text: TextRedactor;
  /** The pseudonym of the resource or account of a name or id, however short. */
  readonly named: (name: string) => string | undefined;
}

export function createPseudonyms(assessment: Assessment, traits: TraitsByProvider): Pseudonyms {
  const numbers = numbersOf(assessment);
  const { accounts, services, owners, ids } = numbers;
  const resource = resourceNamer(numbers);
  const named = new Map([
    ...namesOf(numbers.all, one => resource(one).name),
    ...assessment.targets.flatMap(({ name, account }): [string, string][] =>
      name === undefined ? [] : [[name, accounts.get(account) ?? HIDDEN]],
    ),
    ...accounts,
  ]);
  const names = new Map([...named, ...services, ...owners]);
  for (const region of regionsOf(assessment)) names.delete(region);
  return {
    account: given => (given === '' ? '' : (accounts.get(given) ?? HIDDEN)),
    id: given => ids.get(given) ?? HIDDEN,
    service: given => (given === UNASSIGNED ? given : (services.get(given) ?? HIDDEN)),
    owner: given => owners.get(given) ?? HIDDEN,
    resource,
    text: createTextRedactor(names, traits),
    named: given => named.get(given),
  };
}

interface Numbers {
  readonly all: readonly Named[];
  readonly accounts: Names;
  readonly services: Names;
  readonly owners: Names;
  /** Of findings. */
  readonly ids: Names;
  /** By the ids of resources. */
  readonly resources: Names;
}

function numbersOf(assessment: Assessment): Numbers {
  const { targets, findings, workloads, survival } = assessment;
  const all = resourcesOf(assessment);
  const services = [
    ...workloads.map(one => one.name),
    ...findings.map(({ resource }) => resource.workload ?? ''),
    ...survival.map(one => one.workload),
  ].filter(name => name !== UNASSIGNED);
  return {
    all,
    accounts: numbered([...targets, ...all].map(({ account = '' }) => [account, 'account'])),
    services: numbered(services.map(name => [name, 'service'])),
    owners: numbered(ownersOf(assessment).map(owner => [owner, 'owner'])),
    ids: numbered(findings.map(({ id }) => [id, 'finding'])),
    resources: numbered(all.map(one => [one.id, labelOf(one)])),
  };
}

const resourceNamer =
  ({ accounts, services, resources }: Numbers) =>
  ({ id, name, kind, scope, account = '' }: Named): { id: string; name: string } => {
    const shown = resources.get(id) ?? HIDDEN;
    if (kind === 'practice') return { id: shown, name: practiceName(name, services) };
    if (!hasOwnName({ kind, scope })) return { id: shown, name };
    if (kind === 'account') return { id: shown, name: accounts.get(account) ?? shown };
    return { id: shown, name: kind === 'workload' ? (services.get(name) ?? shown) : shown };
  };

/** Resources of the findings first, so that a reader of the whole assessment can look them up by their order. */
const resourcesOf = ({ findings, survival }: Assessment): readonly Named[] => [
  ...findings.map(({ resource, scope }) => ({ ...resource, scope })),
  ...survival.flatMap(({ decides, timeline }) => [
    ...decides.map(one => one.resource),
    ...timeline.flatMap(step => step.resource ?? []),
  ]),
];

/** Everybody whom the configuration names. */
const ownersOf = ({ workloads, findings, exceptions, money }: Assessment): string[] =>
  [
    ...workloads.map(one => one.owner),
    ...findings.map(one => one.exception?.owner),
    ...Object.values(exceptions ?? {}).flatMap(lines => lines.map(one => one.owner)),
    ...(money?.inputs ?? []).map(one => one.owner),
  ].flatMap(owner => owner ?? []);

/** Regions of a provider are public. */
const regionsOf = ({ targets, findings }: Assessment): string[] => [
  ...targets.flatMap(one => one.regions),
  ...findings.map(one => one.resource.region),
];

/** The name of a refused list is its kind; topics of the interview, regions and quotas are named by us and the providers. */
const hasOwnName = ({ kind, scope }: Pick<Named, 'kind' | 'scope'>): boolean =>
  scope !== 'list' && kind !== 'practice' && kind !== 'region' && kind !== 'quota';

/** Accounts and services have numbers of their own. */
function labelOf({ kind, scope }: Named): string {
  if (scope === 'list') return `${kind} list`;
  return kind === 'account' || kind === 'workload' ? `${kind} resource` : kind;
}

/** What a text may call a resource. */
function wordsOf(resource: Named): string[] {
  const { id, stableId, name } = resource;
  return [id, ...(stableId === undefined ? [] : [stableId]), ...(hasOwnName(resource) ? [name] : [])];
}

/** What texts may call each resource; a name that several have tells none of them, so that it has no number of one. */
function namesOf(all: readonly Named[], shownAs: (one: Named) => string): Map<string, string> {
  const names = new Map<string, string>();
  for (const one of all) {
    const shown = shownAs(one);
    for (const word of wordsOf(one)) names.set(word, (names.get(word) ?? shown) === shown ? shown : HIDDEN);
  }
  return names;
}

/** `orders: restore test`. */
function practiceName(name: string, services: Names): string {
  const at = name.lastIndexOf(': ');
  return at < 0 ? name : `${services.get(name.slice(0, at)) ?? HIDDEN}${name.slice(at)}`;
}

/** Each different text by its kind and number, in the order of appearance. */
function numbered(texts: readonly (readonly [text: string, kind: string])[]): Map<string, string> {
  const shown = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [text, kind] of texts) {
    if (text === '' || shown.has(text)) continue;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    shown.set(text, `${kind} ${String(count)}`);
  }
  return shown;
}
