import { absent, value } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { infrastructureAsCodeBy } from '../../facets/common.ts';
import { plaintextSecretsOf } from '../../facets/environment.ts';
import { publicAccessOf } from '../../facets/invokers.ts';
import { inRegion } from '../../facets/placement.ts';
import { commonFacets, stateOf } from './apps.ts';
import { baseImageSupport } from './base-images.ts';
import { readServicePolicy } from './policy.ts';
import { containerNeeds } from './container-needs.ts';
import { runHead } from './head.ts';
import { annotation, ownLabels, regionIn, type Job, type Service } from './knative.ts';

/** A function that was deployed as a service of Cloud Run, without Cloud Functions. */
export async function emitFunction(ctx: GcpContext, row: Service): Promise<void> {
  const { metadata } = row;
  const ingress = annotation(metadata, 'ingress') ?? 'all';
  ctx.emit({
    ...runHead(ctx, 'function', 'Service', metadata),
    facets: {
      ...commonFacets(ctx, row),
      publicAccess: await publicAccessOf(
        ingress === 'all' ? 'all' : 'internal',
        annotation(metadata, 'invoker-iam-disabled') !== 'true',
        () => readServicePolicy(ctx, regionIn(metadata), metadata?.name ?? ''),
      ),
      listeners: absent,
      versionSupport: await baseImageSupport(ctx, metadata),
      state: stateOf(row),
    },
  });
}

/** A job has no address: whoever may start it may run it. */
export async function emitJob(ctx: GcpContext, { metadata, spec }: Job): Promise<void> {
  const containers = spec?.template?.spec?.template?.spec?.containers;
  ctx.emit({
    ...runHead(ctx, 'function', 'Job', metadata),
    facets: {
      placement: inRegion(regionIn(metadata)),
      networkInterfaces: absent,
      encryptionInTransit: absent,
      remoteDebugging: absent,
      listeners: absent,
      publicAccess: value('blocked'),
      plaintextSecrets: value(plaintextSecretsOf(containers)),
      diagnosticLogging: value('all'),
      relationships: value(containerNeeds(ctx, containers)),
      versionSupport: await baseImageSupport(ctx, metadata),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeBy(ownLabels(metadata)),
    },
  });
}
