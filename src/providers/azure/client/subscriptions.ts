import { compareText, closestMatch, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { classifyError } from './failure.ts';
import { SUBSCRIPTIONS_CALL } from '../planning-operations.ts';
import type { Tags } from '../../kit/tag-filter.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { pagesOf, type AzureTransport } from './transport.ts';

export interface AzureSubscription {
  /** In lower case. */
  readonly id: string;
  readonly name: string;
  /** `Enabled`, `Warned`, `PastDue`, `Disabled`, `Deleted`. */
  readonly state: string;
  readonly tenant?: string;
  readonly tags: Tags;
}

interface Answered {
  readonly subscriptionId?: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly tenantId?: string;
  readonly tags?: Tags | null;
}

/**
 * All subscriptions that the identity can read. Throws a `CloudbriefError` where there are none or they cannot be
 * listed.
 */
export async function listSubscriptions(transport: AzureTransport, watch: CallObserver): Promise<AzureSubscription[]> {
  const found: AzureSubscription[] = [];
  try {
    const path = '/subscriptions?api-version=2022-12-01';
    for await (const page of pagesOf<Answered>(transport, path, SUBSCRIPTIONS_CALL, watch)) {
      for (const { subscriptionId, displayName, state = 'Enabled', tenantId, tags } of page) {
        if (subscriptionId === undefined) continue;
        const id = subscriptionId.toLowerCase();
        found.push({ id, name: displayName ?? id, state, tags: tags ?? {}, ...(tenantId === undefined ? {} : { tenant: tenantId }) }); // prettier-ignore
      }
    }
  } catch (error) {
    watch.signal?.throwIfAborted();
    if (error instanceof CloudbriefError) throw error;
    const { detail } = classifyError(error);
    throw new CloudbriefError(
      'CB_CREDENTIALS',
      `Azure did not say which subscriptions there are (${detail}).`,
      'Check the network, HTTPS_PROXY, and that the credentials belong to this cloud (azure.cloud).',
      { cause: error },
    );
  }
  if (found.length > 0) return found.sort((a, b) => compareText(a.id, b.id));
  throw new CloudbriefError(
    'CB_CREDENTIALS',
    'The identity can see no Azure subscription.',
    'Give it the role Reader on a subscription or a management group; "az account list" shows what it can see.',
  );
}

interface ManagementGroup {
  readonly name: string;
  /** Ids of all its subscriptions, also those that the identity cannot read. */
  readonly ids: ReadonlySet<string>;
}

interface Choice {
  readonly chosen: readonly AzureSubscription[];
  /** Ids of those in the groups that the identity cannot see. */
  readonly hidden: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Selects subscriptions by id, name or management group; by default all that can be read. Throws a `CloudbriefError` for an
 * unknown one.
 */
export function chooseSubscriptions(
  all: readonly AzureSubscription[],
  wanted: readonly string[],
  groups: readonly ManagementGroup[] = [],
  isTagged: (tags: Tags) => boolean = () => true,
): Choice {
  const inGroups = groups.length === 0 ? all : all.filter(({ id }) => groups.some(({ ids }) => ids.has(id)));
  const candidates = inGroups.filter(({ tags }) => isTagged(tags));
  const readable = candidates.filter(({ state }) => !/^(Disabled|Deleted)$/i.test(state));
  const warnings = [
    ...closedWarnings(candidates, readable),
    ...hiddenWarnings(all, groups),
    ...untaggedWarnings(inGroups.length, candidates.length),
  ];
  if (wanted.length === 0 && inGroups.length > 0 && candidates.length === 0) throw noneTagged(inGroups);
  if (groups.length > 0 && readable.length === 0 && wanted.length === 0)
    throw new CloudbriefError(
      'CB_CREDENTIALS',
      `The identity sees no subscription in ${groups.map(({ name }) => sanitizeText(name, 60)).join(', ')}.`,
      'Give it the role Reader on the management group.',
    );
  const hidden = [...new Set(groups.flatMap(({ ids }) => [...ids]))].filter(id => all.every(one => one.id !== id));
  if (wanted.length === 0) return { chosen: readable, hidden, warnings };
  const named = wanted.map(wish => findSubscription(all, wish));
  if (groups.length === 0) return { chosen: [...new Set(named)], hidden: [], warnings: [] };
  return { chosen: [...new Set([...named, ...readable])], hidden, warnings };
}

const untaggedWarnings = (of: number, tagged: number): string[] =>
  tagged === of ? [] : [`${of - tagged} of ${of} subscriptions are left out by their tags.`];

const noneTagged = (all: readonly AzureSubscription[]): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    'No subscription has the tags that are asked for.',
    `The identity sees: ${all.slice(0, 12).map(({ name }) => sanitizeText(name, 60)).join(', ')}.`, // prettier-ignore
  );

const closedWarnings = (candidates: readonly AzureSubscription[], readable: readonly AzureSubscription[]): string[] =>
  candidates
    .filter(one => !readable.includes(one))
    .map(({ name, state }) => `The subscription ${sanitizeText(name, 60)} is ${state.toLowerCase()}; it is not read.`);

const hiddenWarnings = (all: readonly AzureSubscription[], groups: readonly ManagementGroup[]): string[] =>
  groups.flatMap(({ name, ids }) => {
    const unseen = [...ids].filter(id => all.every(one => one.id !== id)).length;
    return unseen === 0 ? [] : [`${String(unseen)} of the ${String(ids.size)} subscriptions in the management group ${sanitizeText(name, 60)} are out of sight; they are not read.`]; // prettier-ignore
  });

function findSubscription(all: readonly AzureSubscription[], wish: string): AzureSubscription {
  const match = all.find(({ id, name }) => id === wish.toLowerCase() || name === wish);
  if (match !== undefined) return match;
  const similar = closestMatch(
    wish,
    all.flatMap(({ id, name }) => [id, name]),
  );
  const names = all.slice(0, 12).map(({ name }) => sanitizeText(name, 60));
  throw new CloudbriefError(
    'CB_CREDENTIALS',
    `The identity sees no subscription ${sanitizeText(wish, 60)}.`,
    similar === undefined ? `It sees: ${names.join(', ')}.` : `Did you mean ${sanitizeText(similar, 60)}?`,
  );
}
