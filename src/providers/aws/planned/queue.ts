import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { byDefault, flag, known, settingOf, text } from '../../kit/planned.ts';
import { servicesForAnyCustomer } from '../policy/confused-deputy.ts';
import { deadLetterTarget } from '../services/sqs/sqs.ts';
import { keyAt } from './key.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { inline: 'policy', own: { type: 'aws_sqs_queue_policy', by: 'queue_url' } };

export const queue: PlannedType = {
  kind: 'messaging',
  type: 'AWS::SQS::Queue',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => {
    const policy = policyOf(resource, context, POLICY);
    return {
      ...sharedBy(policy, context, 'sqs'),
      servicesForAnyCustomer: servicesForAnyCustomer(policy, 'queue'),
      placement: value({ spread: 'regional', locations: [{ region: context.region, role: 'primary' }] }),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionOf(resource, context),
      deadLetter: deadLetterOf(resource, context),
      networkInterfaces: absent,
      networkAccess: absent,
      localAuthentication: absent,
      // There is no setting: only a resource policy can deny HTTP.
      encryptionInTransit: absent,
      scaling: absent,
      performance: absent,
    };
  },
};

/** SQS encrypts new queues with a key of its own where nothing is set (AWS, "Configuring server-side encryption"). */
function encryptionOf(resource: PlannedResource, context: PlannedContext): Reading<Facets['encryptionAtRest']> {
  const key = text(resource, 'kms_master_key_id');
  if (key.state !== 'absent' && !(key.state === 'value' && key.value === ''))
    return keyAt(resource, 'kms_master_key_id', context);
  const path = 'sqs_managed_sse_enabled';
  const managed = byDefault({ plan: context.plan, resource, path }, flag(resource, path), value(true));
  return mapReading(managed, on => (on ? 'provider-managed-key' : 'none'));
}

function deadLetterOf(resource: PlannedResource, context: PlannedContext): Reading<Facets['deadLetter']> {
  const { plan } = context;
  const own = settingOf(plan, resource, { type: 'aws_sqs_queue_redrive_policy', by: 'queue_url' });
  if (own.state === 'value') return redriveAt(own.value, context);
  const inline = byDefault<string>(
    { plan, resource, path: 'redrive_policy' },
    text(resource, 'redrive_policy'),
    absent,
  );
  if (inline.state === 'absent' || (inline.state === 'value' && inline.value === ''))
    return own.state === 'absent' ? value({ destinations: [], pathsWithout: 1 }) : own;
  return redriveAt(resource, context);
}

/** The policy is text with the ARN of the queue, which is known after the apply where the plan makes it. */
export function redriveAt(resource: PlannedResource, { plan, idOf }: PlannedContext): Reading<Facets['deadLetter']> {
  const policy = text(resource, 'redrive_policy');
  const named = policy.state === 'unread' ? plan.named(resource, 'redrive_policy', ['aws_sqs_queue']) : policy;
  if (named.state === 'value' && typeof named.value !== 'string')
    return value({ destinations: named.value.map(idOf), pathsWithout: 0 });
  return flatMapReading(policy, written => {
    const target = deadLetterTarget(written);
    return target === undefined
      ? unread('failed', 'the redrive policy cannot be parsed')
      : value({ destinations: [target], pathsWithout: 0 });
  });
}
