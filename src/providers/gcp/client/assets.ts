import { unread, value, type Reading } from '../../../model/reading.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { createTypeCounts, type TypeCounts } from '../../kit/resource-census.ts';
import type { GcpList } from '../context.ts';
import { regionOf } from '../facets/placement.ts';
import type { ProjectAssets } from '../project-assets.ts';
import { singular } from '../singular.ts';
import { apiOf, pagesOf } from './lists.ts';
import type { GcpTransport } from './transport.ts';

/** Every resource of a project, folder or organization, by type; changes arrive within minutes. */
export const SEARCH_ASSETS: GcpList = {
  call: 'cloudasset:searchAllResources',
  permission: 'cloudasset.assets.searchAllResources',
  path: '/v1/{scope}:searchAllResources',
  query: 'pageSize=500&readMask=assetType,location,project',
  items: 'results',
};

interface Asset {
  readonly assetType?: string;
  readonly location?: string;
  /** By number: `projects/123456789012`. */
  readonly project?: string;
}

/** The resources of a scope, by the number of their project. */
export async function readAssets(
  transport: GcpTransport,
  scope: string,
  watch: CallObserver,
): Promise<ReadonlyMap<string, ProjectAssets>> {
  const byProject = new Map<string, TypeCounts>();
  for await (const page of pagesOf(transport, SEARCH_ASSETS, { scope }, watch))
    for (const { assetType, location, project = '' } of page as readonly Asset[]) {
      if (assetType === undefined) continue;
      const counts = byProject.get(project) ?? createTypeCounts();
      byProject.set(project, counts);
      counts.add(assetType, regionOf(location));
    }
  return new Map([...byProject].map(([project, counts]) => [project.replace(/^projects\//, ''), counts.types()]));
}

/** The assets of one project; an inventory that names none, not even the project, knows nothing of it. */
export function ofProject(
  found: ReadonlyMap<string, ProjectAssets>,
  number: string | undefined,
): Reading<ProjectAssets> {
  const own = number === undefined && found.size === 1 ? [...found.values()][0] : found.get(number ?? '');
  return own === undefined ? unread('failed', 'Cloud Asset Inventory has nothing of the project') : value(own);
}

/**
 * Services and types of Compute Engine whose resources Cloud Asset Inventory has, all of them
 * (cloud.google.com/asset-inventory/docs/asset-types). What is not here is always asked for.
 */
const SERVICES: ReadonlySet<string> = new Set([
  'alloydb', 'artifactregistry', 'bigquery', 'bigtableadmin', 'certificatemanager', 'cloudfunctions', 'cloudkms', 'container', 'dns', 'file',
  'firestore', 'memcache', 'pubsub', 'redis', 'run', 'secretmanager', 'spanner', 'sqladmin',
]); // prettier-ignore
const COMPUTE: ReadonlySet<string> = new Set([
  'address', 'autoscaler', 'backendservice', 'disk', 'externalvpngateway', 'firewall', 'forwardingrule', 'image', 'instance',
  'instancegroupmanager', 'instancetemplate', 'interconnect', 'interconnectattachment', 'network', 'resourcepolicy', 'router', 'snapshot',
  'sslcertificate', 'sslpolicy', 'subnetwork', 'targethttpproxy', 'targethttpsproxy', 'targetinstance', 'targetpool', 'targetsslproxy',
  'targettcpproxy', 'urlmap', 'vpngateway', 'vpntunnel',
]); // prettier-ignore

/** The types that a list may hold; undefined where the inventory does not tell. Some have a type of their own for what is regional or global. */
function typesIn(list: GcpList): RegExp | undefined {
  const api = apiOf(list);
  if (SERVICES.has(api)) return new RegExp(`^${api}\\.googleapis\\.com/`, 'i');
  const name = singular(list.call.split(':')[1]?.split('.').at(-2) ?? '');
  return api === 'compute' && COMPUTE.has(name)
    ? new RegExp(`^compute\\.googleapis\\.com/(?:Global|Region)?${name}$`, 'i')
    : undefined;
}

/** Whether the inventory says that a list of the project holds nothing. */
export async function isEmptyList(list: GcpList, ask: () => Promise<Reading<ProjectAssets>>): Promise<boolean> {
  const types = typesIn(list);
  if (types === undefined) return false;
  const assets = await ask();
  return assets.state === 'value' && !assets.value.some(({ type }) => types.test(type));
}
