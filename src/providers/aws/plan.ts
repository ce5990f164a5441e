import type { CloudbriefError } from '../../model/errors.ts';
import type { Target } from '../../model/inventory.ts';
import type { CollectionPlan, PlannedUnit } from '../kit/plan.ts';
import { once } from '../kit/memoize.ts';
import type { UnitRecorder } from '../kit/unit-recorder.ts';
import { failedTarget, findTarget, named, type FoundTarget } from './client/account-discovery.ts';
import { createClientPool, type ClientOptions, type ClientPool } from './client/clients.ts';
import { credentialsError } from './client/credentials-error.ts';
import {
  accountOfRole,
  assertProfileExists,
  credentialSources,
  nameOf,
  type CredentialSource,
  type EntryRequest,
} from './client/credentials.ts';
import { organizationSources } from './client/organization.ts';
import type { AwsCollector } from './context.ts';
import { REGIONS_CALL } from './planning-operations.ts';
import { awsCollectors } from './select-collectors.ts';
import { awsAccount } from './services/account/account.ts';
import { GLOBAL } from './target.ts';
import { runAwsUnit } from './unit.ts';

/** What to read of AWS, and how. */
export interface AwsRequest extends Partial<Omit<ClientOptions, 'version'>>, EntryRequest {
  /** The tool's version, for the user agent. */
  readonly version: string;
  readonly profiles?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly organizationRole?: string | undefined;
  readonly organizationalUnits?: readonly string[] | undefined;
  readonly organizationAccounts?: readonly string[] | undefined;
  readonly organizationTags?: readonly string[] | undefined;
  /** Narrows the enabled regions. */
  readonly regions?: readonly string[] | undefined;
  /** Also read metrics, which costs money. */
  readonly metrics?: boolean | undefined;
  readonly collectors?: readonly AwsCollector[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AwsPlan extends CollectionPlan {
  readonly warnings: readonly string[];
  /** The settings that lead to one account alone, by account. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly unitsByAccount: () => Iterable<readonly PlannedUnit[]>;
  /** The user's own region, by account. */
  readonly homeRegions: ReadonlyMap<string, string>;
  /** The `Date` header of the latest response. */
  readonly serverDate: () => string | undefined;
  /** Closes the connections; call it when the units have run. */
  readonly close: () => void;
}

/** The part of a request that enters one account. */
type Entry = Pick<AwsRequest, 'profiles' | 'roles' | 'roleChain' | 'externalId' | 'sessionName' | 'regions'>;

type Finding = { readonly source: CredentialSource } & (
  { readonly target: FoundTarget } | { readonly error: CloudbriefError }
);

/** Discovers the accounts and their regions, and divides the work into units. Makes no other calls. */
export async function planAws(request: AwsRequest): Promise<AwsPlan> {
  const environment = request.environment ?? process.env;
  const { organizationRole } = request;
  const given = organizationRole === undefined ? credentialSources(request) : [{ profile: request.profiles?.[0] }];
  for (const source of given) await assertProfileExists(source, environment);
  const pool = await createClientPool({ ...request, environment });
  try {
    const { sources, warnings } =
      organizationRole === undefined
        ? { sources: given, warnings: [] }
        : await organizationSources({ ...request, organizationRole }, pool);
    const found = await Promise.all(sources.map(source => find(source, request, pool)));
    return assemble(found, { ...request, warnings }, pool);
  } catch (error) {
    pool.close();
    throw error;
  }
}

async function find(source: CredentialSource, request: AwsRequest, pool: ClientPool): Promise<Finding> {
  try {
    return { source, target: await findTarget(source, request, pool, request.signal) };
  } catch (error) {
    request.signal?.throwIfAborted();
    return { source, error: credentialsError(source, error) };
  }
}

/** Errors of one account that do not stop the others. */
const ACCOUNT_ERRORS = new Set(['CB_CREDENTIALS', 'CB_UNKNOWN_REGION']);

function assemble(
  found: readonly Finding[],
  request: AwsRequest & { readonly warnings: readonly string[] },
  pool: ClientPool,
): AwsPlan {
  const collectors = request.collectors ?? awsCollectors(request.metrics);
  const errors = found.filter(finding => 'error' in finding);
  const fatal = errors.length === found.length ? errors : errors.filter(({ error }) => !ACCOUNT_ERRORS.has(error.code));
  // A typing error explains more than a refusal.
  const first = fatal.find(({ error }) => error.code !== 'CB_CREDENTIALS') ?? fatal[0];
  if (first !== undefined) throw first.error;
  const warnings = [
    ...request.warnings,
    ...errors.map(({ source, error }) => `Nothing is read with ${nameOf(source)}: ${error.message} ${error.hint}`),
  ];
  const { targets, entries, reached } = distinct(found, request);
  warnings.push(...reached, ...unmetAccounts(request, found));
  const units = once(() => [...targets.values()].flatMap(target => unitsOf(target, collectors, pool)));
  return {
    targets: [
      ...[...targets.values()].map(target => headerOf(target)),
      ...errors.map(({ source, error }) => ({ provider: 'aws' as const, regions: [], ...failedTarget(source, error) })),
    ],
    get units() {
      return units();
    },
    unitsByAccount: () => targets.values().map(target => unitsOf(target, collectors, pool)),
    warnings,
    entries,
    homeRegions: new Map([...targets.values()].map(({ account, homeRegion }) => [account, homeRegion])),
    serverDate: pool.serverDate,
    close: pool.close,
  };
}

const accountOf = (finding: Finding): string =>
  'target' in finding ? finding.target.account : accountOfRole(finding.source.role ?? '');

/** A number in `accounts` that no account has is a typing error, or a filter leaves that account out. */
const unmetAccounts = ({ accounts = {} }: AwsRequest, found: readonly Finding[]): string[] =>
  Object.keys(accounts)
    .filter(account => !found.some(finding => accountOf(finding) === account))
    .map(account => `Account ${account}, which aws.accounts names, is not among those that are read.`);

interface DistinctTargets {
  readonly targets: ReadonlyMap<string, FoundTarget & Pick<Target, 'name' | 'division'>>;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Warnings of what was reached, and of what was reached twice. */
  readonly reached: readonly string[];
}

/** Every account once. */
function distinct(found: readonly Finding[], request: AwsRequest): DistinctTargets {
  const targets = new Map<string, FoundTarget & Pick<Target, 'name' | 'division'>>();
  const entries = new Map<string, Entry>();
  const reached: string[] = [];
  for (const finding of found) {
    if (!('target' in finding)) continue;
    const { target, source } = finding;
    if (targets.has(target.account)) {
      reached.push(`Account ${target.account} is reached twice; it is read once, not with ${nameOf(source)}.`);
      continue;
    }
    targets.set(target.account, { ...target, ...named(source) });
    entries.set(target.account, entryOf(source, target.account, request));
    reached.push(...target.warnings);
  }
  return { targets, entries, reached };
}

function entryOf(
  { profile, role, roleChain, externalId, sessionName }: CredentialSource,
  account: string,
  request: AwsRequest,
): Entry {
  const regions = request.accounts?.[account]?.regions ?? request.regions;
  return {
    ...(profile === undefined ? {} : { profiles: [profile] }),
    ...(role === undefined ? {} : { roles: [role], externalId, sessionName }),
    ...(role === undefined || roleChain === undefined ? {} : { roleChain }),
    ...(regions === undefined ? {} : { regions }),
  };
}

const headerOf = ({
  account,
  name,
  division,
  identity,
  regions,
  omittedRegions = [],
}: FoundTarget & Pick<Target, 'name' | 'division'>): Target => ({
  provider: 'aws',
  account,
  ...(name === undefined ? {} : { name }),
  ...(division === undefined ? {} : { division }),
  identity,
  regions: [...regions],
  ...(omittedRegions.length === 0 ? {} : { omittedRegions: [...omittedRegions] }),
});

/** Collector by collector, so that a region that hangs never takes all slots at once. */
function unitsOf(target: FoundTarget, collectors: readonly AwsCollector[], pool: ClientPool): PlannedUnit[] {
  return collectors.flatMap(collector =>
    (collector.scope === 'global' ? [GLOBAL] : target.regions).map(region => {
      const id = `aws:${target.account}:${region}:${collector.id}`;
      const prelude =
        collector === awsAccount ? (recorder: UnitRecorder) => recordPlanning(target, recorder) : undefined;
      return {
        id,
        provider: 'aws' as const,
        account: target.account,
        region,
        collector: collector.id,
        runsAfter: collector.runsAfter,
        run: (sink, signal, seen, pace) =>
          runAwsUnit({ id, target, region, collector, prelude, pace }, pool, sink, signal, seen),
      } satisfies PlannedUnit;
    }),
  );
}

/** Records the calls of planning in the unit of the account, which they are about. */
async function recordPlanning(target: FoundTarget, recorder: UnitRecorder): Promise<void> {
  for (const call of target.calls) recorder.called(call);
  const { regionsError } = target;
  if (regionsError === undefined) return;
  const refused = (): Promise<never> => Promise.reject(regionsError);
  if (target.narrowed) await recorder.read(REGIONS_CALL, refused);
  else await recorder.list('region', REGIONS_CALL, refused);
}
