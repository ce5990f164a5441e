import type { ResourceDraft } from '../../../kit/collector.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { GcpContext } from '../../context.ts';
import { headOf } from '../../facets/common.ts';
import { ownLabels, regionIn, type Metadata } from './knative.ts';

/** The head of a service or job, with its id as Cloud Asset Inventory has it. */
export function runHead(
  ctx: GcpContext,
  kind: 'app' | 'function',
  type: 'Service' | 'Job',
  metadata: Metadata | undefined,
): Omit<ResourceDraft, 'facets'> {
  const region = regionIn(metadata);
  const name = assertField(metadata?.name, 'metadata.name');
  return headOf(ctx, {
    kind,
    type: `run.googleapis.com/${type}`,
    name: `projects/${ctx.account}/locations/${region}/${type.toLowerCase()}s/${name}`,
    region,
    labels: ownLabels(metadata),
    createdAt: metadata?.creationTimestamp,
    stableId: metadata?.uid,
  });
}
