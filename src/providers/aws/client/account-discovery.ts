import { closestMatch, compareText, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { Target } from '../../../model/inventory.ts';
import { assertField } from '../../kit/response-fields.ts';
import { PLANNING_CALLS, REGIONS_CALL } from '../planning-operations.ts';
import type { AwsAccount } from '../target.ts';
import type { ClientPool, CredentialSet } from './clients.ts';
import { becauseOf, credentialsError } from './credentials-error.ts';
import { accountOfRole, nameOf, resolveCredentials, type CredentialSource, type EntryRequest } from './credentials.ts';
import { classifyError } from './failure.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { isConnectionError, UnreachableError } from './rate-limiter.ts';
import { configuredRegion, mainRegionOf, partitionOf, readRegions } from './regions.ts';

/** An account whose credentials work, with the regions to read. */
export interface FoundTarget extends AwsAccount {
  readonly identity: string;
  /** Enabled regions that the user left out. */
  readonly omittedRegions?: readonly string[];
  /** The calls that finding it took. */
  readonly calls: readonly string[];
  /** Why the regions could not be listed. */
  readonly regionsError?: Error;
  /** Whether the user named the regions, so that the others do not matter. */
  readonly narrowed: boolean;
  readonly warnings: readonly string[];
  /** The user's own region, or the main one where that did not answer. */
  readonly homeRegion: string;
}

interface Identity {
  readonly account: string;
  readonly arn: string;
  /** The region that answered. */
  readonly region: string;
}

export interface SignedIn {
  readonly credentialSet: CredentialSet;
  readonly identity: Identity;
  readonly configured: string | undefined;
  /** The calls so far; it grows with those that `observer` sees. */
  readonly calls: readonly string[];
  readonly observer: CallObserver;
}

/** The identity behind a source, by one call. Throws a `CloudbriefError` when the credentials do not work. */
export async function signIn(
  source: CredentialSource,
  wanted: readonly string[],
  pool: ClientPool,
  signal?: AbortSignal,
): Promise<SignedIn> {
  const configured = await configuredRegion(source.profile);
  const fallback = mainRegionOf(partitionOf(configured ?? wanted[0]));
  const calls: string[] = [];
  const observer: CallObserver = {
    declared: new Set(PLANNING_CALLS),
    called: call => void calls.push(call),
    signal,
  };
  const home = configured ?? fallback;
  const credentialSet = await resolveCredentials(source, pool, home);
  const identity = await identify(source, credentialSet, [...new Set([home, fallback])], pool, observer);
  return { credentialSet, identity, configured, calls, observer };
}

/** The account behind a source and its regions. Throws a `CloudbriefError` when the credentials do not work. */
export async function findTarget(
  source: CredentialSource,
  request: { readonly regions?: readonly string[] | undefined; readonly accounts?: EntryRequest['accounts'] },
  pool: ClientPool,
  signal?: AbortSignal,
): Promise<FoundTarget> {
  const all = request.regions ?? [];
  const { credentialSet, identity, configured, calls, observer } = await signIn(source, all, pool, signal);
  const wanted = request.accounts?.[identity.account]?.regions ?? all;
  const partition = identity.arn.split(':')[1] ?? 'aws';
  const found = {
    account: identity.account,
    identity: identity.arn,
    partition,
    credentialSet,
    mainRegion: mainRegionOf(partition),
    zones: new Map(),
    closures: new Map(),
    calls,
    narrowed: wanted.length > 0,
    homeRegion: identity.region,
  };
  try {
    const known = await readRegions(pool, credentialSet, identity.region, observer);
    return { ...found, ...narrow(known, wanted, identity.account) };
  } catch (error) {
    if (error instanceof CloudbriefError) throw error;
    signal?.throwIfAborted();
    const regions = wanted.length > 0 ? [...wanted].sort(compareText) : [configured ?? mainRegionOf(partition)];
    const { detail } = classifyError(error);
    const regionsError = error instanceof Error ? error : new Error(detail);
    return { ...found, regions, regionsError, warnings: [unlistedRegions(identity.account, regions, detail)] };
  }
}

function unlistedRegions(account: string, regions: readonly string[], detail: string): string {
  const read = `only ${regions.join(', ')} ${regions.length === 1 ? 'is' : 'are'} read`;
  return `The regions of account ${account} could not be listed (${REGIONS_CALL}: ${detail}); ${read}.`;
}

/** Calls the user's own region first and, where it does not answer, the main region of the partition. */
async function identify(
  source: CredentialSource,
  credentialSet: CredentialSet,
  regions: readonly string[],
  pool: ClientPool,
  observer: CallObserver,
): Promise<Identity> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  try {
    await credentialSet.credentials({});
  } catch (error) {
    throw credentialsError(source, error);
  }
  let last: unknown;
  for (const region of regions) {
    try {
      const client = pool.client(STSClient, credentialSet, region, observer);
      const answer = await client.send(new GetCallerIdentityCommand({}));
      return { account: assertField(answer.Account, 'Account'), arn: assertField(answer.Arn, 'Arn'), region };
    } catch (error) {
      observer.signal?.throwIfAborted();
      last = error;
      if (!isConnectionError(error) && !(error instanceof UnreachableError)) break;
    }
  }
  throw credentialsError(source, last);
}

function narrow(
  known: ReadonlyMap<string, boolean>,
  wanted: readonly string[],
  account: string,
): Pick<FoundTarget, 'regions' | 'omittedRegions' | 'warnings'> {
  const enabled = [...known.keys()].filter(name => known.get(name) === true).sort(compareText);
  if (wanted.length === 0) return { regions: enabled, warnings: [] };
  const unknown = wanted.find(region => !known.has(region));
  if (unknown !== undefined) {
    const similar = closestMatch(unknown, known.keys());
    const hint = similar === undefined ? `Regions of this account: ${enabled.join(', ')}.` : `Did you mean ${similar}?`;
    throw new CloudbriefError('CB_UNKNOWN_REGION', `AWS has no region named ${sanitizeText(unknown, 60)}.`, hint);
  }
  const regions = enabled.filter(region => wanted.includes(region));
  const warnings = wanted
    .filter(region => !regions.includes(region))
    .map(region => `The region ${region} is not enabled in account ${account}.`);
  const omittedRegions = enabled.filter(region => !regions.includes(region));
  if (regions.length > 0) return { regions, omittedRegions, warnings };
  throw new CloudbriefError(
    'CB_UNKNOWN_REGION',
    warnings.join(' '),
    'Name another --region, or enable it in the account.',
  );
}

/** The header entry of a target whose credentials do not work. */
export const failedTarget = (
  source: CredentialSource,
  error: CloudbriefError,
): Pick<Target, 'account' | 'name' | 'division' | 'failed' | 'failedBecause'> => ({
  account: source.role === undefined ? nameOf(source) : accountOfRole(source.role),
  ...named(source),
  failed: error.message,
  failedBecause: becauseOf(error),
});

/** What the organization says of the account: its name, and the units above it. */
export const named = ({ accountName, division }: CredentialSource): Pick<Target, 'name' | 'division'> => ({
  ...(accountName === undefined ? {} : { name: accountName }),
  ...(division === undefined ? {} : { division: [...division] }),
});
