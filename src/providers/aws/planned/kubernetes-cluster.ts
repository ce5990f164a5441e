import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { byDefault, flag, known, orElse, texts } from '../../kit/planned.ts';
import { diagnosticLoggingOf, publicAccessOf } from '../services/eks/eks.ts';
import { groupsAt, interfacesIn, subnetsAt } from './network.ts';

/** An EKS cluster. */
export const kubernetesCluster: PlannedType = {
  kind: 'kubernetes-cluster',
  type: 'AWS::EKS::Cluster',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    networkInterfaces: interfacesIn(
      {
        subnets: subnetsAt(resource, context, 'vpc_config.0.subnet_ids'),
        groups:
          resource.read('vpc_config.0.security_group_ids').state === 'absent'
            ? value([])
            : groupsAt(resource, context, 'vpc_config.0.security_group_ids'),
        families: value([]),
      },
      context,
    ),
    publicAccess: accessOf(resource, context),
    // EKS encrypts etcd with a key of AWS; the block adds envelope encryption of secrets with a key of the customer.
    encryptionAtRest: mapReading(orElse(resource.blocks('encryption_config'), []), blocks =>
      blocks.length > 0 ? 'customer-managed-key' : 'provider-managed-key',
    ),
    diagnosticLogging: flatMapReading(orElse(texts(resource, 'enabled_cluster_log_types'), []), types =>
      diagnosticLoggingOf({ logging: { clusterLogging: [{ enabled: true, types: [...types] as never }] } }),
    ),
    nodeAutoProvisioning: mapReading(orElse(flag(resource, 'compute_config.0.enabled'), false), on => on),
    deletionProtection: orElse(flag(resource, 'deletion_protection'), false),
    localAuthentication: absent,
  }),
};

const EVERYBODY = ['0.0.0.0/0'];
const CIDRS = 'vpc_config.0.public_access_cidrs';

/** Public to everybody where nothing is set (Terraform, `aws_eks_cluster`). */
const accessOf = (resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['publicAccess']> =>
  flatMapReading(orElse(flag(resource, 'vpc_config.0.endpoint_public_access'), true), isPublic => {
    if (!isPublic) return value('blocked');
    const sources = byDefault({ plan, resource, path: CIDRS }, texts(resource, CIDRS), value(EVERYBODY));
    return flatMapReading(sources, cidrs =>
      publicAccessOf({ resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [...cidrs] } }),
    );
  });
