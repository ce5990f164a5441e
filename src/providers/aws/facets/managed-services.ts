import type { Facets } from '../../../model/facets.ts';
import { absent, mapReading, type Reading } from '../../../model/reading.ts';
import { facetFrom, assertField } from '../client/failure.ts';
import type { AwsContext } from '../context.ts';
import { placesIn, spreadOver, type NamedPlace } from './zone-placement.ts';
import { byTags } from './tag-facets.ts';

/** What the machines that AWS runs for us fill: in which zones they are, or through which subnets they could be. */
export const MANAGED_SERVICE_FACETS = ['placement', 'networkInterfaces', 'state', 'scaling', 'primaryNodes'] as const;
/** The same, where the answer that names them has their tags too. */
export const TAGGED_MANAGED_SERVICE_FACETS = [...MANAGED_SERVICE_FACETS, 'infrastructureAsCode'] as const;

export interface ManagedService {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly createdAt?: Date | undefined;
  /** Left out where they would be another question: what made it is not known then. */
  readonly tags?: Reading<Record<string, string>>;
  /** Left out where only the subnets say it. */
  readonly placement?: Reading<Facets['placement']>;
  /** Left out where the zones are told. */
  readonly interfaces?: Reading<Facets['networkInterfaces']>;
  readonly state: Reading<Facets['state']>;
  /** Left out where its size is not ours to set. */
  readonly scaling?: Reading<Facets['scaling']>;
  /** Left out where AWS steers it. */
  readonly heads?: Reading<Facets['primaryNodes']>;
}

/** Hands over one of them. */
export function emitManagedService(ctx: AwsContext, companion: ManagedService): void {
  const { id, type, name, createdAt, state } = companion;
  const { placement = absent, interfaces = absent, scaling = absent, heads = absent } = companion;
  const { tags, slot, management } = byTags(companion.tags ?? absent);
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
      networkInterfaces: interfaces,
      state,
      scaling,
      primaryNodes: heads,
      ...(companion.tags === undefined ? {} : { infrastructureAsCode: management }),
    },
  });
}

/** What runs in these zones, one of which can stand in for the other. */
export async function inZones(
  ctx: AwsContext,
  zones: readonly (string | undefined)[] | undefined,
): Promise<Reading<Facets['placement']>> {
  const named = facetFrom(() =>
    assertField(zones, 'availability zones').map((zone): NamedPlace & { readonly zoneName: string } => ({
      zoneName: assertField(zone, 'availability zone'),
      role: 'primary',
    })),
  );
  if (named.state !== 'value') return named;
  const places = await placesIn(ctx, named.value);
  return mapReading(places, at => ({ spread: spreadOver(named.value.map(({ zoneName }) => zoneName)), locations: at }));
}
