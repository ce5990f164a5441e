import { CloudbriefError } from '../../model/errors.ts';
import type { Target } from '../../model/inventory.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import type { CollectionPlan, PlannedUnit } from '../kit/plan.ts';
import { gcpCredential, type GcpCredential } from './client/credential.ts';
import { findProjects, parentsOf, type ProjectSelection, type UnlistedParent } from './client/projects.ts';
import { createGcpTransport, type TransportOptions } from './client/transport.ts';
import type { GcpCollector } from './context.ts';
import { GCP_PLANNING_CALLS } from './planning-operations.ts';
import { GCP_COLLECTORS } from './services/index.ts';
import { gcpProject } from './services/project/project.ts';
import { forgetAfter, type GcpTarget } from './target.ts';
import { runGcpUnit, type GcpUnit } from './unit.ts';

/** What to read of Google Cloud, and how. */
export interface GcpRequest
  extends
    ProjectSelection,
    Partial<Pick<TransportOptions, 'maxRetries' | 'retryDelayMs' | 'concurrency' | 'timeoutMs'>> {
  /** The tool's version, for the user agent. */
  readonly version: string;
  readonly impersonate?: string | undefined;
  readonly quotaProject?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Replaces the default credentials. */
  readonly credential?: GcpCredential | undefined;
  readonly collectors?: readonly GcpCollector[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GcpPlan extends CollectionPlan {
  readonly warnings: readonly string[];
  readonly serverDate: () => string | undefined;
  readonly close: () => void;
}

/** Signs in, finds the projects and plans the units. Throws a `CloudbriefError` where there is nothing to read. */
export async function planGcp(request: GcpRequest): Promise<GcpPlan> {
  const endpoint = checkEndpoint(request.endpoint);
  const credential = request.credential ?? (await gcpCredential(request, request.signal));
  const transport = await createGcpTransport({ ...request, endpoint, credential });
  const planningCalls: string[] = [];
  const watch: CallObserver = {
    declared: new Set(GCP_PLANNING_CALLS),
    called: call => void planningCalls.push(call),
    signal: request.signal,
  };
  const { chosen, unlisted, warnings } = await findProjects(transport, request, watch);
  const hierarchy = { scopes: parentsOf(request), shared: new Map<string, Promise<unknown>>() };
  const targets = chosen.map((project): GcpTarget => ({ project, transport, hierarchy, shared: new Map() }));
  const collectors = request.collectors ?? GCP_COLLECTORS;
  return {
    targets: [...targets.map(target => headerOf(target, credential)), ...unlisted.map(unlistedHeaderOf)],
    units: unitsOf(targets, collectors, planningCalls),
    warnings,
    serverDate: transport.serverDate,
    close: () => undefined,
  };
}

/** The token is sent over TLS only, also to localhost. */
function checkEndpoint(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const url = URL.parse(endpoint);
  if (url?.protocol === 'https:') return url.href.replace(/\/+$/, '');
  throw new CloudbriefError(
    'CB_CONFIG',
    `The Google Cloud endpoint ${endpoint} is no https address.`,
    'Write it as https://google.gateway.example.com.',
  );
}

const headerOf = ({ project: { id, name, division } }: GcpTarget, { identity }: GcpCredential): Target => ({
  provider: 'gcp',
  account: id,
  name,
  ...(division === undefined ? {} : { division: [...division] }),
  ...(identity === undefined ? {} : { identity }),
  regions: [],
});

/** A folder that was asked for and cannot be listed: which projects are in it is unknown. */
const unlistedHeaderOf = ({ name, because, detail }: UnlistedParent): Target => ({
  provider: 'gcp',
  account: name,
  regions: [],
  failed: `The projects in it cannot be listed (${detail}).`,
  failedBecause: because,
});

/** Project by project, so that few answers are kept at once. */
export function unitsOf(
  targets: readonly GcpTarget[],
  collectors: readonly GcpCollector[],
  planningCalls: readonly string[],
): PlannedUnit[] {
  return targets.flatMap((target, index) => {
    const ended = forgetAfter(target, collectors.length);
    return collectors.map(collector =>
      // Planning calls are made once; the first project's unit counts them.
      unitOf({ target, collector, planningCalls: collector === gcpProject && index === 0 ? planningCalls : [] }, ended),
    );
  });
}

function unitOf({ target, collector, planningCalls }: Omit<GcpUnit, 'id'>, ended: () => void): PlannedUnit {
  const { id: account } = target.project;
  const id = `gcp:${account}:global:${collector.id}`;
  return {
    id,
    provider: 'gcp',
    account,
    region: 'global',
    collector: collector.id,
    run: (sink, signal, _seen, pace) =>
      runGcpUnit({ id, target, collector, planningCalls, pace }, sink, signal).finally(ended),
  };
}
