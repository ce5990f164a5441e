import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, byDefault, flag, ifSet, known, orElse, text, texts } from '../../kit/planned.ts';
import { diagnosticLoggingOf, publicAccessOf } from '../services/kubernetes-engine/kubernetes-engine.ts';
import { fullNameIn } from './names.ts';

/** A cluster of Google Kubernetes Engine. */
export const kubernetesCluster: PlannedType = {
  kind: 'kubernetes-cluster',
  type: 'container.googleapis.com/Cluster',
  id: fullNameIn('container'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    // Its servers are in its node pools.
    networkInterfaces: absent,
    encryptionAtRest: encryptionOf(resource, context),
    publicAccess: accessOf(resource, context),
    nodeAutoProvisioning: provisioningOf(resource, context),
    localAuthentication: mapReading(
      byDefault({ plan: context.plan, resource, path: 'master_auth' }, flag(resource, CERTIFICATE), value(false)),
      enabled => ({ enabled }),
    ),
    diagnosticLogging: loggingOf(resource),
  }),
};

const CERTIFICATE = 'master_auth.0.client_certificate_config.0.issue_client_certificate';

const encryptionOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['encryptionAtRest']> => {
  const path = 'database_encryption.0.state';
  return mapReading(byDefault({ plan, resource, path }, text(resource, path), value('DECRYPTED')), state =>
    state === 'ENCRYPTED' ? 'customer-managed-key' : 'provider-managed-key',
  );
};

const PRIVATE = 'private_cluster_config.0.enable_private_endpoint';
const NETWORKS = 'master_authorized_networks_config';

/** Authorized networks limit who reaches the public endpoint; without them everybody does. */
const accessOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['publicAccess']> =>
  flatMapReading(byDefault({ plan, resource, path: PRIVATE }, flag(resource, PRIVATE), value(false)), isPrivate =>
    isPrivate
      ? value('blocked')
      : flatMapReading(
          byDefault({ plan, resource, path: NETWORKS }, resource.blocks(NETWORKS), value([])),
          ([block]): Reading<Facets['publicAccess']> => (block === undefined ? value('public') : accessBy(block)),
        ),
  );

const accessBy = (block: PlannedBlock): Reading<Facets['publicAccess']> =>
  flatMapReading(orElse(block.blocks('cidr_blocks'), []), blocks =>
    flatMapReading(allOf(blocks.map(one => ifSet(text(one, 'cidr_block'), 'cidr_block'))), cidrs =>
      flatMapReading(ifSet(flag(block, 'gcp_public_cidrs_access_enabled'), 'gcp_public_cidrs_access_enabled'), open =>
        publicAccessOf({
          masterAuthorizedNetworksConfig: {
            enabled: true,
            cidrBlocks: cidrs.map(cidrBlock => ({ cidrBlock })),
            gcpPublicCidrsAccessEnabled: open,
          },
        }),
      ),
    ),
  );

const POOLS = { type: 'google_container_node_pool', by: 'cluster' };

/** One pool that scales is enough. */
const provisioningOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<boolean> => {
  const autopilot = orElse(flag(resource, 'enable_autopilot'), false);
  const path = 'cluster_autoscaling.0.enabled';
  const automatic = byDefault({ plan, resource, path }, flag(resource, path), value(false));
  const pools = flatMapReading(allAbout(plan, resource, POOLS), all =>
    allOf(all.map(pool => mapReading(orElse(pool.blocks('autoscaling'), []), blocks => blocks.length > 0))),
  );
  return flatMapReading(autopilot, full =>
    full
      ? value(true)
      : flatMapReading(automatic, on => (on ? value(true) : mapReading(pools, flags => flags.includes(true)))),
  );
};

/** What is not set, the service decides. */
const loggingOf = (resource: PlannedResource): Reading<Facets['diagnosticLogging']> =>
  flatMapReading(ifSet(texts(resource, 'logging_config.0.enable_components'), 'logging_config'), enableComponents =>
    diagnosticLoggingOf({ loggingConfig: { componentConfig: { enableComponents } } }),
  );
