import type { GcpList, GcpRead } from '../../context.ts';
import { aggregated, ofProject } from '../compute/lists.ts';

export const FORWARDING_RULES = aggregated('forwardingRules');
export const TARGET_HTTP_PROXIES = aggregated('targetHttpProxies');
export const TARGET_HTTPS_PROXIES = aggregated('targetHttpsProxies');
export const TARGET_TCP_PROXIES = aggregated('targetTcpProxies');
/** They are global only. */
export const TARGET_SSL_PROXIES = ofProject('targetSslProxies');
export const URL_MAPS = aggregated('urlMaps');
export const TARGET_POOLS = aggregated('targetPools');
export const TARGET_INSTANCES = aggregated('targetInstances');
export const NETWORK_ENDPOINT_GROUPS = aggregated('networkEndpointGroups');
export const SSL_POLICIES = aggregated('sslPolicies');
export const SSL_CERTIFICATES = aggregated('sslCertificates');
export const SECURITY_POLICIES = aggregated('securityPolicies');
/** What publishes a load balancer to other networks. */
export const SERVICE_ATTACHMENTS = aggregated('serviceAttachments');
/** Those of Certificate Manager. */
export const CERTIFICATES: GcpList = {
  call: 'certificatemanager:projects.locations.certificates.list',
  permission: 'certificatemanager.certs.list',
  path: '/v1/projects/{project}/locations/-/certificates',
  query: 'pageSize=500',
  items: 'certificates',
};

/** The lists that a frontend leads to, read only where there is one. */
export const PART_LISTS: readonly GcpList[] = [
  TARGET_HTTP_PROXIES, TARGET_HTTPS_PROXIES, TARGET_TCP_PROXIES, TARGET_SSL_PROXIES, URL_MAPS,
  TARGET_POOLS, TARGET_INSTANCES, NETWORK_ENDPOINT_GROUPS, SSL_POLICIES,
]; // prettier-ignore

/** The health of the members of one backend: a read that Google takes by POST. */
export const BACKEND_HEALTH: GcpRead = {
  call: 'compute:backendServices.getHealth',
  permission: 'compute.backendServices.get',
  path: '/compute/v1/projects/{owner}/{place}/backendServices/{service}/getHealth',
  lists: ['healthStatus'],
};

/** Only the tier of Google Cloud Armor: the rest of a project has metadata of machines. */
export const PROJECT_TIER: GcpRead = {
  call: 'compute:projects.get',
  permission: 'compute.projects.get',
  path: '/compute/v1/projects/{project}',
  query: 'fields=cloudArmorTier',
};
