import type { Operation } from '../kit/collector.ts';
import { SEARCH_ASSETS } from './client/assets.ts';
import type { GcpList, GcpRead } from './context.ts';

export const SEARCH_PROJECTS: GcpList = {
  call: 'cloudresourcemanager:projects.search',
  permission: 'resourcemanager.projects.get',
  path: '/v3/projects:search',
  query: 'pageSize=500',
  items: 'projects',
};

export const GET_PROJECT: GcpRead = {
  call: 'cloudresourcemanager:projects.get',
  permission: 'resourcemanager.projects.get',
  path: '/v3/projects/{name}',
};

/** Only with `--folder` or `--organization`. */
export const LIST_PROJECTS: GcpList = {
  call: 'cloudresourcemanager:projects.list',
  permission: 'resourcemanager.projects.list',
  path: '/v3/projects',
  query: 'pageSize=500&parent={parent}',
  items: 'projects',
};

export const LIST_FOLDERS: GcpList = {
  call: 'cloudresourcemanager:folders.list',
  permission: 'resourcemanager.folders.list',
  path: '/v3/folders',
  query: 'pageSize=500&parent={parent}',
  items: 'folders',
};

export const LIST_SERVICES: GcpList = {
  call: 'serviceusage:services.list',
  permission: 'serviceusage.services.list',
  path: '/v1/projects/{project}/services',
  query: 'filter=state:ENABLED&pageSize=200&fields=services/config/name,nextPageToken',
  items: 'services',
};

const PLANNING_READS = [SEARCH_PROJECTS, GET_PROJECT, LIST_PROJECTS, LIST_FOLDERS, LIST_SERVICES, SEARCH_ASSETS];

/** Calls that find the projects and what is enabled in them. */
export const GCP_PLANNING_OPERATIONS: readonly Operation[] = PLANNING_READS.map(({ call, permission = '' }) => ({
  call,
  action: permission,
}));

export const GCP_PLANNING_CALLS: readonly string[] = GCP_PLANNING_OPERATIONS.map(({ call }) => call);
