import type { Account, OrganizationsClient } from '@aws-sdk/client-organizations';
import { createTagFilter } from '../../kit/tag-filter.ts';
import { createGlob } from '../../../lib/glob.ts';
import { compareText, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import { LIST_ACCOUNTS, LIST_ACCOUNTS_BELOW } from '../planning-operations.ts';
import { signIn, type SignedIn } from './account-discovery.ts';
import type { ClientPool } from './clients.ts';
import { accountOfRole, roleSource, type CredentialSource, type EntryRequest } from './credentials.ts';
import { classifyError } from './failure.ts';
import { readUnitPaths, type UnitPaths } from './organization-tree.ts';
import { taggedOf } from './organization-tags.ts';
import { mainRegionOf } from './regions.ts';

/** Which accounts of the organization are read, and how they are entered. */
export interface OrganizationRequest extends EntryRequest {
  /** The name of the role in each account, with its path: `audit/cloudbrief-read`. */
  readonly organizationRole?: string | undefined;
  readonly organizationalUnits?: readonly string[] | undefined;
  /** Names or ids, `*` matches any text; with `!` in front they are left out. */
  readonly organizationAccounts?: readonly string[] | undefined;
  /** `environment=production`; with `!` in front they are left out. */
  readonly organizationTags?: readonly string[] | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the accounts of the organization are read with, and what is not read. */
export interface OrganizationSources {
  readonly sources: readonly CredentialSource[];
  readonly warnings: readonly string[];
}

/**
 * Every active account of the organization that the credentials belong to, by one role each. The account of the credentials
 * is read with them, and one that `roles` names with that role.
 */
export async function organizationSources(
  request: OrganizationRequest & { readonly organizationRole: string },
  pool: ClientPool,
): Promise<OrganizationSources> {
  const { profiles = [], roles = [], organizationRole, signal } = request;
  const [profile, ...others] = profiles;
  if (others.length > 0)
    throw new CloudbriefError(
      'CB_USAGE',
      'The accounts of an organization are listed with one profile only.',
      'Name one --profile beside --organization-role, or none.',
    );
  const own = { profile };
  const signedIn = await signIn(own, [], pool, signal);
  const { account: caller, arn } = signedIn.identity;
  const partition = arn.split(':')[1] ?? 'aws';
  const isWanted = createTagFilter(request.organizationTags ?? []);
  const client = await clientOf(signedIn, partition, pool);
  const listed = await accountsOf(request, client, signal);
  const named = selected(listed, request.organizationAccounts ?? []);
  const chosen =
    (request.organizationTags ?? []).length === 0 ? named : await taggedOf(named, isWanted, client, signal);
  if (chosen.length === 0) throw noneSelected(named);
  const givenRoles = new Map(roles.map(role => [accountOfRole(role), role]));
  const roleOf = (id: string): string | undefined => {
    const special = request.accounts?.[id]?.role ?? (id === caller ? undefined : organizationRole);
    if (special === undefined || special.startsWith('arn:')) return givenRoles.get(id) ?? special;
    return givenRoles.get(id) ?? `arn:${partition}:iam::${id}:role/${special}`;
  };
  const { paths, warnings } = await unitPaths(client, signal);
  const sources = chosen.map(({ Id: id = '', Name: accountName }): CredentialSource => {
    const role = roleOf(id);
    const division = paths?.get(id)?.map(({ name }) => name);
    return { ...(role === undefined ? own : roleSource(profile, role, request)), accountName, division };
  });
  return { sources, warnings: [...warningsOf(listed, named, chosen), ...warnings] };
}

/** The units above each account. They order the tables of the evidence; without them all is read the same. */
async function unitPaths(
  client: OrganizationsClient,
  signal: AbortSignal | undefined,
): Promise<{ readonly paths?: UnitPaths; readonly warnings: readonly string[] }> {
  try {
    return { paths: await readUnitPaths(client), warnings: [] };
  } catch (error) {
    signal?.throwIfAborted();
    const { detail } = classifyError(error);
    return {
      warnings: [`The units of the organization could not be listed (${detail}): accounts are shown without them.`],
    };
  }
}

async function clientOf(
  { credentialSet, observer }: SignedIn,
  partition: string,
  pool: ClientPool,
): Promise<OrganizationsClient> {
  const { OrganizationsClient } = await import('@aws-sdk/client-organizations');
  return pool.client(OrganizationsClient, credentialSet, mainRegionOf(partition), observer);
}

async function accountsOf(
  { organizationalUnits = [] }: OrganizationRequest,
  client: OrganizationsClient,
  signal: AbortSignal | undefined,
): Promise<readonly Account[]> {
  const found = new Map<string, Account>();
  let call = LIST_ACCOUNTS;
  try {
    const { paginateListAccounts } = await import('@aws-sdk/client-organizations');
    if (organizationalUnits.length === 0) {
      for await (const { Accounts = [] } of paginateListAccounts({ client }, {}))
        for (const account of Accounts) found.set(account.Id ?? '', account);
    } else {
      call = LIST_ACCOUNTS_BELOW;
      await accountsBelow(organizationalUnits, client, found);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CloudbriefError) throw error;
    throw new CloudbriefError(
      'CB_CREDENTIALS',
      `The accounts of the organization cannot be listed (${call}: ${classifyError(error).detail}).`,
      'Use credentials of the management account or of a delegated administrator, or name accounts with --role.',
      { cause: error },
    );
  }
  return [...found.values()].sort((a, b) => compareText(a.Id ?? '', b.Id ?? ''));
}

/** All accounts in these units and the units below them. */
async function accountsBelow(
  roots: readonly string[],
  client: OrganizationsClient,
  found: Map<string, Account>,
): Promise<void> {
  const { paginateListAccountsForParent, paginateListOrganizationalUnitsForParent } =
    await import('@aws-sdk/client-organizations');
  const units = [...roots];
  for (const ParentId of units) {
    for await (const { Accounts = [] } of paginateListAccountsForParent({ client }, { ParentId }))
      for (const account of Accounts) found.set(account.Id ?? '', account);
    for await (const { OrganizationalUnits = [] } of paginateListOrganizationalUnitsForParent({ client }, { ParentId }))
      for (const { Id } of OrganizationalUnits) if (Id !== undefined && !units.includes(Id)) units.push(Id);
  }
}

const isActive = ({ State, Status }: Account): boolean => (State ?? Status) === 'ACTIVE';

/** The active ones that the patterns name; with patterns that only leave out, all others. */
function selected(accounts: readonly Account[], patterns: readonly string[]): readonly Account[] {
  const [without, only] = [patterns.filter(one => one.startsWith('!')), patterns.filter(one => !one.startsWith('!'))];
  const matches = (globs: readonly string[]) => {
    const tests = globs.map(createGlob);
    return ({ Id = '', Name = '' }: Account): boolean => tests.some(test => test(Id) || test(Name));
  };
  const [isLeftOut, isNamed] = [matches(without.map(one => one.slice(1))), matches(only)];
  const chosen = accounts.filter(one => isActive(one) && !isLeftOut(one) && (only.length === 0 || isNamed(one)));
  if (chosen.length > 0) return chosen;
  throw noneSelected(accounts);
}

const noneSelected = (accounts: readonly Account[]): CloudbriefError =>
  new CloudbriefError(
    'CB_USAGE',
    'No active account of the organization is selected.',
    `It has: ${accounts.slice(0, 12).map(({ Id = '', Name = '' }) => `${Id} ${sanitizeText(Name, 40)}`).join(', ') || 'none'}.`, // prettier-ignore
  );

/** A closed account has nothing to read; that it was left out is said. */
function warningsOf(listed: readonly Account[], kept: readonly Account[], chosen: readonly Account[]): string[] {
  const closed = listed.filter(one => !isActive(one));
  const left = listed.length - closed.length - kept.length;
  const untagged = kept.length - chosen.length;
  const named = closed.map(({ Id = '', State, Status }) => `${Id} (${String(State ?? Status)})`);
  return [
    ...(closed.length > 0 ? [`Accounts that are not active are not read: ${named.join(', ')}.`] : []),
    ...(left > 0 ? [`${left} of ${listed.length} accounts of the organization are left out by organizationAccounts.`] : []), // prettier-ignore
    ...(untagged > 0
      ? [`${untagged} of ${listed.length} accounts of the organization are left out by their tags.`]
      : []),
  ];
}
