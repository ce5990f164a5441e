import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, known, text } from '../../kit/planned.ts';
import { sharedWithBy } from '../facets/iam-policy.ts';
import { policyOf } from './iam.ts';
import { fullNameById } from './names.ts';

/** A topic of Pub/Sub with its subscriptions. */
export const topic: PlannedType = {
  kind: 'messaging',
  type: 'pubsub.googleapis.com/Topic',
  id: fullNameById('pubsub'),
  name: resource => known(resource, 'name'),
  region: () => 'global',
  facets: (resource, context) => ({
    // Messages are stored in several zones of the region nearest to their publisher.
    placement: value({ spread: 'multi-region', locations: [{ region: 'global', role: 'primary' }] }),
    dataDurability: value('durable'),
    // A key that is known later is one of the customer.
    encryptionAtRest: value(
      resource.read('kms_key_name').state === 'absent' ? 'provider-managed-key' : 'customer-managed-key',
    ),
    encryptionInTransit: value('required'),
    deadLetter: deadLetterOf(resource, context),
    sharedWith: sharedWithBy(policyOf(resource, context.plan, 'topic'), context.account),
    scaling: absent,
    performance: absent,
    networkAccess: absent,
    localAuthentication: absent,
  }),
};

const SUBSCRIPTIONS = { type: 'google_pubsub_subscription', by: 'topic' };

/** Without a dead-letter topic, a message that fails is tried again until it expires. */
const deadLetterOf = (resource: PlannedResource, context: PlannedContext): Reading<Facets['deadLetter']> =>
  flatMapReading(allAbout(context.plan, resource, SUBSCRIPTIONS), all =>
    mapReading(allOf(all.map(one => destinationOf(one, context))), found => {
      const destinations = found.filter(one => one !== '');
      return { destinations, pathsWithout: found.length - destinations.length };
    }),
  );

const TARGET = 'dead_letter_policy.0.dead_letter_topic';

/** The dead-letter topic of a subscription; empty without one. */
function destinationOf(subscription: PlannedResource, { plan, idOf }: PlannedContext): Reading<string> {
  const named = plan.named(subscription, TARGET, ['google_pubsub_topic']);
  if (named.state === 'value')
    return named.value[0] === undefined ? unread('unsupported', TARGET) : value(idOf(named.value[0]));
  const written = text(subscription, TARGET);
  if (written.state === 'value') return value(`//pubsub.googleapis.com/${written.value}`);
  const blocks = subscription.blocks('dead_letter_policy');
  return written.state === 'absent' && blocks.state === 'absent'
    ? value('')
    : named.state === 'unread'
      ? named
      : value('');
}
