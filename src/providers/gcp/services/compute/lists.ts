import type { GcpList } from '../../context.ts';

/** A list of compute resources in all zones and regions at once; zones that do not answer are named, not fatal. */
export const aggregated = (name: string, items = name, permission = `compute.${name}.list`): GcpList => ({
  call: `compute:${name}.aggregatedList`,
  permission,
  path: `/compute/v1/projects/{project}/aggregated/${name}`,
  query: 'maxResults=500&returnPartialSuccess=true',
  items,
  aggregated: true,
});

/** A list of compute resources of the whole project. */
export const ofProject = (name: string): GcpList => ({
  call: `compute:${name}.list`,
  permission: `compute.${name}.list`,
  path: `/compute/v1/projects/{project}/global/${name}`,
  query: 'maxResults=500&returnPartialSuccess=true',
  items: 'items',
});

export const INSTANCES = aggregated('instances');
export const DISKS = aggregated('disks');
export const SNAPSHOTS = ofProject('snapshots');
export const IMAGES = ofProject('images');
export const RESOURCE_POLICIES = aggregated('resourcePolicies');
export const INSTANCE_GROUP_MANAGERS = aggregated('instanceGroupManagers');
export const INSTANCE_TEMPLATES = aggregated('instanceTemplates');
export const AUTOSCALERS = aggregated('autoscalers');
export const BACKEND_SERVICES = aggregated('backendServices');
export const NETWORKS = ofProject('networks');
export const SUBNETWORKS = aggregated('subnetworks');
export const FIREWALLS = ofProject('firewalls');
export const ROUTES = ofProject('routes');
export const ROUTERS = aggregated('routers');
export const ADDRESSES = aggregated('addresses');
