import { compareText, closestMatch, sanitizeText } from '../../../lib/text.ts';
import { CloudbriefError } from '../../../model/errors.ts';
import type { CredentialSet, ClientPool, CallObserver } from './clients.ts';
import { resolveCredentials, credentialsError, nameOf, type CredentialSource } from './credentials.ts';
import { classifyError, assertField } from './failure.ts';
import { PLANNING_CALLS, REGIONS_CALL } from '../planning-operations.ts';
import { configuredRegion, mainRegionOf, partitionOf, readRegions } from './regions.ts';
import { isConnectionError, UnreachableError } from './rate-limiter.ts';
import type { AwsAccount } from '../unit.ts';

/** An account that answered to its name, with the regions to read. */
export interface FoundTarget extends AwsAccount {
  readonly identity: string;
  readonly regions: readonly string[];
  /** What finding it asked. */
  readonly asked: readonly string[];
  /** Why the regions could not be listed. */
  readonly regionsError?: Error;
  /** Whether the user named the regions, so that the others do not matter. */
  readonly narrowed: boolean;
  readonly warnings: readonly string[];
}

interface Identity {
  readonly account: string;
  readonly arn: string;
  /** The region that answered. */
  readonly region: string;
}

export interface SignedIn {
  readonly caller: CredentialSet;
  readonly identity: Identity;
  readonly configured: string | undefined;
  /** What signing in asked; it grows with what `watch` sees. */
  readonly asked: readonly string[];
  readonly watch: CallObserver;
}

/** Finds out who a source is; one question. Throws a `CloudbriefError` when it leads nowhere. */
export async function signIn(
  source: CredentialSource,
  wanted: readonly string[],
  pool: ClientPool,
  signal?: AbortSignal,
): Promise<SignedIn> {
  const configured = await configuredRegion(source.profile);
  const fallback = mainRegionOf(partitionOf(configured ?? wanted[0]));
  const asked: string[] = [];
  const watch: CallObserver = {
    declared: new Set(PLANNING_CALLS),
    asked: call => void asked.push(call),
    blame: () => undefined,
    signal,
  };
  const home = configured ?? fallback;
  const caller = await resolveCredentials(source, pool, home);
  const identity = await identify(source, caller, [...new Set([home, fallback])], pool, watch);
  return { caller, identity, configured, asked, watch };
}

/** Finds out who a source is and where it may look. Throws a `CloudbriefError` when it leads nowhere. */
export async function findTarget(
  source: CredentialSource,
  wanted: readonly string[],
  pool: ClientPool,
  signal?: AbortSignal,
): Promise<FoundTarget> {
  const { caller, identity, configured, asked, watch } = await signIn(source, wanted, pool, signal);
  const partition = identity.arn.split(':')[1] ?? 'aws';
  const found = {
    account: identity.account,
    identity: identity.arn,
    partition,
    caller,
    mainRegion: mainRegionOf(partition),
    zones: new Map(),
    asked,
    narrowed: wanted.length > 0,
  };
  try {
    const known = await readRegions(pool, caller, identity.region, watch);
    return { ...found, ...narrow(known, wanted, identity.account) };
  } catch (error) {
    if (error instanceof CloudbriefError) throw error;
    signal?.throwIfAborted();
    const regions = wanted.length > 0 ? [...wanted].sort(compareText) : [configured ?? mainRegionOf(partition)];
    const { detail } = classifyError(error);
    const regionsError = error instanceof Error ? error : new Error(detail);
    const warning = `The regions of account ${identity.account} could not be listed (${REGIONS_CALL}: ${detail}); only ${regions.join(', ')} ${regions.length === 1 ? 'is' : 'are'} read.`;
    return { ...found, regions, regionsError, warnings: [warning] };
  }
}

/** Asks in the user's own region first, and where nobody is there in the partition's main one. */
async function identify(
  source: CredentialSource,
  caller: CredentialSet,
  regions: readonly string[],
  pool: ClientPool,
  watch: CallObserver,
): Promise<Identity> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  try {
    await caller.credentials({});
  } catch (error) {
    throw credentialsError(source, error);
  }
  let last: unknown;
  for (const region of regions) {
    try {
      const answer = await pool.client(STSClient, caller, region, watch).send(new GetCallerIdentityCommand({}));
      return { account: assertField(answer.Account, 'Account'), arn: assertField(answer.Arn, 'Arn'), region };
    } catch (error) {
      watch.signal?.throwIfAborted();
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
): Pick<FoundTarget, 'regions' | 'warnings'> {
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
    .map(region => `The region ${region} is not switched on in account ${account}.`);
  if (regions.length > 0) return { regions, warnings };
  throw new CloudbriefError(
    'CB_UNKNOWN_REGION',
    warnings.join(' '),
    'Name another --region, or switch it on in the account.',
  );
}

/** A target that nothing can be read of, for the header. */
export function failedTarget(source: CredentialSource, error: CloudbriefError): { account: string; failed: string } {
  return { account: source.role?.split(':')[4] ?? nameOf(source), failed: error.message };
}
