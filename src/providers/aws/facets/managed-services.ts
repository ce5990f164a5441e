import type { Facets } from '../../../model/facets.ts';
import { absent, type Reading } from '../../../model/reading.ts';
import { assertField, facetFrom } from '../../kit/response-fields.ts';
import type { AwsContext } from '../context.ts';
import { tagFacets, type Tags } from './tag-facets.ts';
import { zonalPlacement } from './zone-placement.ts';

/** The facets of a managed service. */
export const MANAGED_SERVICE_FACETS = [
  'placement',
  'networkInterfaces',
  'publicAccess',
  'listeners',
  'allowedIngress',
  'state',
  'scaling',
  'primaryNodes',
  'encryptionInTransit',
  'notebook',
] as const;
/** The same, where the response that lists it has its tags too. */
export const TAGGED_MANAGED_SERVICE_FACETS = [...MANAGED_SERVICE_FACETS, 'infrastructureAsCode'] as const;

/** Instances that AWS runs for the customer: in which zones they are, or in which subnets they may run. */
export interface ManagedService {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly createdAt?: Date | undefined;
  /** Left out where they take another call: `infrastructureAsCode` is not filled then. */
  readonly tags?: Reading<Tags>;
  /** Left out where it follows from the subnets only. */
  readonly placement?: Reading<Facets['placement']>;
  /** Left out where the response names the zones. */
  readonly networkInterfaces?: Reading<Facets['networkInterfaces']>;
  readonly state: Reading<Facets['state']>;
  /** Left out where nothing but network interfaces lets anybody in. */
  readonly publicAccess?: Reading<Facets['publicAccess']>;
  /** Left out where it does not say on which ports it listens. */
  readonly listeners?: Reading<Facets['listeners']>;
  /** Rules of its own, without a security group. */
  readonly allowedIngress?: Reading<Facets['allowedIngress']>;
  /** Left out where the customer cannot set the size. */
  readonly scaling?: Reading<Facets['scaling']>;
  /** Left out where the service decides. */
  readonly encryptionInTransit?: Reading<Facets['encryptionInTransit']>;
  /** Left out where nobody writes code in it. */
  readonly notebook?: Reading<Facets['notebook']>;
  /** Left out where it has no role that anybody could borrow: `workloadIdentity` is not filled then. */
  readonly workloadIdentity?: Reading<Facets['workloadIdentity']>;
  /** Left out where AWS runs the control plane. */
  readonly primaryNodes?: Reading<Facets['primaryNodes']>;
}

export function emitManagedService(ctx: AwsContext, service: ManagedService): void {
  const { id, type, name, createdAt, state } = service;
  const { placement = absent, networkInterfaces = absent, scaling = absent, primaryNodes = absent } = service;
  const { publicAccess = absent, listeners = absent, allowedIngress = absent, encryptionInTransit = absent } = service;
  const { notebook = absent } = service;
  const { tags, slot, infrastructureAsCode } = tagFacets(service.tags ?? absent);
  ctx.emit({
    id,
    slot,
    kind: 'managed-service',
    type,
    name,
    tags,
    createdAt: createdAt?.toISOString(),
    facets: {
      placement,
      networkInterfaces,
      publicAccess,
      listeners,
      allowedIngress,
      state,
      scaling,
      primaryNodes,
      encryptionInTransit,
      notebook,
      ...(service.workloadIdentity === undefined ? {} : { workloadIdentity: service.workloadIdentity }),
      ...(service.tags === undefined ? {} : { infrastructureAsCode }),
    },
  });
}

/** The placement in zones of which one can replace the other; unread where the response names none. */
export async function placementInZones(
  ctx: AwsContext,
  zones: readonly (string | undefined)[] | undefined,
): Promise<Reading<Facets['placement']>> {
  const named = facetFrom(() =>
    assertField(zones, 'availability zones').map(zone => assertField(zone, 'availability zone')),
  );
  return named.state === 'value' ? zonalPlacement(ctx, named.value) : named;
}
