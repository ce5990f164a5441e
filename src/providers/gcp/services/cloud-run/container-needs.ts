import type { Facets } from '../../../../model/facets.ts';
import type { GcpContext } from '../../context.ts';
import { registryRelationships, secretRelationships } from '../../facets/support.ts';
import type { Container } from './knative.ts';

/** Where containers get their images and secrets from: they cannot start without. */
export function containerNeeds(
  ctx: GcpContext,
  containers: readonly Container[] | null | undefined,
): Facets['relationships'] {
  const all = containers ?? [];
  const secrets = all.flatMap(({ env }) =>
    (env ?? []).map(({ valueFrom }) => ({ name: valueFrom?.secretKeyRef?.name })),
  );
  return [...registryRelationships(ctx, all.map(({ image }) => image)), ...secretRelationships(ctx, secrets)]; // prettier-ignore
}
