import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, ifSet, known, text } from '../../kit/planned.ts';
import { servicesForAnyCustomer } from '../policy/confused-deputy.ts';
import { WITH_DEAD_LETTER } from '../services/sns/sns.ts';
import { keyAt } from './key.ts';
import { policyOf, sharedBy } from './policy.ts';
import { redriveAt } from './queue.ts';

const POLICY = { inline: 'policy', own: { type: 'aws_sns_topic_policy', by: 'arn' } };

export const topic: PlannedType = {
  kind: 'messaging',
  type: 'AWS::SNS::Topic',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => {
    const policy = policyOf(resource, context, POLICY);
    return {
      ...sharedBy(policy, context, 'sns'),
      servicesForAnyCustomer: servicesForAnyCustomer(policy, 'topic'),
      placement: value({ spread: 'regional', locations: [{ region: context.region, role: 'primary' }] }),
      // A topic delivers messages and stores none.
      dataDurability: value('none'),
      encryptionAtRest: encryptionOf(resource, context),
      deadLetter: deadLetterOf(resource, context),
      networkInterfaces: absent,
      networkAccess: absent,
      localAuthentication: absent,
      encryptionInTransit: absent,
      scaling: absent,
      performance: absent,
    };
  },
};

function encryptionOf(resource: PlannedResource, context: PlannedContext): Reading<Facets['encryptionAtRest']> {
  const key = text(resource, 'kms_master_key_id');
  const isNone = key.state === 'absent' || (key.state === 'value' && key.value === '');
  return isNone ? value('none') : keyAt(resource, 'kms_master_key_id', context);
}

/** Of the subscriptions whose protocol supports a dead-letter queue. */
function deadLetterOf(resource: PlannedResource, context: PlannedContext): Reading<Facets['deadLetter']> {
  const all = allAbout(context.plan, resource, { type: 'aws_sns_topic_subscription', by: 'topic_arn' });
  const own = flatMapReading(all, found =>
    allOf(found.map(one => flatMapReading(ifSet(text(one, 'protocol'), 'protocol'), protocol => value({ one, protocol })))),
  ); // prettier-ignore
  const parts = flatMapReading(own, found =>
    allOf(found.filter(({ protocol }) => WITH_DEAD_LETTER.has(protocol)).map(({ one }) => partOf(one, context))),
  );
  return flatMapReading(parts, each =>
    each.length === 0
      ? absent
      : value({
          destinations: [...new Set(each.flatMap(({ destinations }) => destinations))],
          pathsWithout: each.reduce((sum, { pathsWithout }) => sum + pathsWithout, 0),
        }),
  );
}

const partOf = (subscription: PlannedResource, context: PlannedContext): Reading<Facets['deadLetter']> => {
  const part = redriveAt(subscription, context);
  return part.state === 'absent' ? value({ destinations: [], pathsWithout: 1 }) : part;
};
