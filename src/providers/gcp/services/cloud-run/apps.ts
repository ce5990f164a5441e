import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import type { GcpContext } from '../../context.ts';
import { infrastructureAsCodeBy } from '../../facets/common.ts';
import { inRegion } from '../../facets/placement.ts';
import { plaintextSecretsOf } from '../../facets/environment.ts';
import { containerNeeds } from './container-needs.ts';
import { runHead } from './head.ts';
import { baseImageSupport } from './base-images.ts';
import { annotation, countIn, ownLabels, regionIn, type Service } from './knative.ts';

/** The most instances of a service that sets no limit (cloud.google.com/run/docs/configuring/max-instances-limits). */
const MOST_INSTANCES = 100;

export async function emitApp(ctx: GcpContext, row: Service): Promise<void> {
  const scaling = scalingOf(row);
  ctx.emit({
    ...runHead(ctx, 'app', 'Service', row.metadata),
    facets: {
      ...commonFacets(ctx, row),
      scaling: value(scaling),
      versionSupport: await baseImageSupport(ctx, row.metadata),
      // A revision gets requests when it is ready (cloud.google.com/run/docs/resource-model).
      deploymentStrategy: value({ keepsCapacity: true, automaticRollback: true }),
      loadBalancing: value(loadBalancingOf(row)),
      listeners: value([{ protocol: 'https', port: 443, redirectsToHttps: false }]),
      state: scaling.desired === 0 && scaling.onRequest !== true ? value('stopped') : stateOf(row),
    },
  });
}

/** What a service has in common with one that is a function. */
export const commonFacets = (ctx: GcpContext, row: Service) =>
  ({
    // Google spreads it over the zones of its region (cloud.google.com/run/docs/locations).
    placement: inRegion(regionIn(row.metadata)),
    // It runs in a network of Google; an egress setting of it is for what it calls.
    networkInterfaces: absent,
    // Plain HTTP is redirected (cloud.google.com/run/docs/triggering/https-request).
    encryptionInTransit: value('required'),
    remoteDebugging: absent,
    plaintextSecrets: value(plaintextSecretsOf(row.spec?.template?.spec?.containers)),
    // Requests and output are always logged (cloud.google.com/run/docs/logging).
    diagnosticLogging: value('all'),
    relationships: value(containerNeeds(ctx, row.spec?.template?.spec?.containers)),
    infrastructureAsCode: infrastructureAsCodeBy(ownLabels(row.metadata)),
  }) satisfies FacetReadings;

/** The last revision that could not start leaves the one before in service. */
export function stateOf({ status }: Service): Reading<Facets['state']> {
  const ready = (status?.conditions ?? []).find(({ type }) => type === 'Ready')?.status;
  return value(ready === 'False' ? 'other' : 'running');
}

/** A service scales with its requests, or has a number of instances that people set. */
function scalingOf({ metadata, spec }: Service): Facets['scaling'] {
  const revision = spec?.template?.metadata;
  const fixed = countIn(metadata, 'manualInstanceCount') ?? 0;
  if (annotation(metadata, 'scalingMode')?.toLowerCase() === 'manual')
    return { min: fixed, max: fixed, desired: fixed, automatic: false };
  const min = Math.max(countIn(metadata, 'minScale') ?? 0, countIn(revision, 'autoscaling.knative.dev/minScale') ?? 0);
  const limits = [countIn(metadata, 'maxScale'), countIn(revision, 'autoscaling.knative.dev/maxScale')];
  const max = Math.min(...limits.map(limit => limit ?? Infinity));
  const most = Math.max(min, Number.isFinite(max) ? max : MOST_INSTANCES);
  return { min, max: most, desired: Math.max(1, min), automatic: true, onRequest: true };
}

/** Without a probe of its own, its port is probed before it gets requests. */
function loadBalancingOf({ spec }: Service): Facets['loadBalancing'] {
  const revision = spec?.template?.metadata;
  return {
    sessionAffinity: annotation(revision, 'sessionAffinity') === 'true',
    healthChecks: annotation(revision, 'health-check-disabled') !== 'true',
  };
}
