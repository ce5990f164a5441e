import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import {
  networkAccessIn,
  isPublicAccessDisabled,
  localAuthenticationOf,
  type NetworkAccess,
  type NetworkRules,
} from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { readAll } from '../../read-lists.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { placementByService } from '../../facets/placement.ts';
import { EVENT_GRID_DOMAINS, EVENT_GRID_TOPICS } from '../../resource-types.ts';
import { MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const { apiVersion } = EVENT_GRID_TOPICS;
const TYPES: readonly ArmType[] = [
  EVENT_GRID_TOPICS,
  { type: 'Microsoft.EventGrid/systemTopics', apiVersion },
  EVENT_GRID_DOMAINS,
];
const DOMAIN_TOPICS_CALL = 'Microsoft.EventGrid/domains/topics:list';
const subscriptionsCall = (type: string): string => `${type}/eventSubscriptions:list`;
/** Topics of a domain have event subscriptions in addition to those of the domain. */
const DOMAIN_TOPIC_TYPE = 'Microsoft.EventGrid/domains/topics';
const WITH_SUBSCRIPTIONS = [...TYPES.map(({ type }) => type), DOMAIN_TOPIC_TYPE];

/**
 * Azure Event Grid: topics, system topics and domains, and the dead-letter destinations of their event subscriptions.
 */
export const azureEventGrid: AzureCollector = {
  id: 'azure-event-grid',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: [...MESSAGING_FACETS, 'accessLogging'] },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [DOMAIN_TOPICS_CALL]: `${DOMAIN_TOPIC_TYPE}/read`,
    ...Object.fromEntries(WITH_SUBSCRIPTIONS.map(type => [subscriptionsCall(type), `${type}/eventSubscriptions/read`])),
  }),
  collect: async ctx => {
    for (const type of TYPES)
      await ctx.list('messaging', listCall(type), () => ctx.each(type, row => emitTopic(ctx, type, row)));
  },
};

interface Topic {
  readonly publicNetworkAccess?: string | null;
  readonly inboundIpRules?: NetworkRules['ipRules'];
  readonly disableLocalAuth?: boolean | null;
  readonly minimumTlsVersionAllowed?: string | null;
}

/** Without IP rules all networks are allowed. */
const networkAccessOf = ({ publicNetworkAccess, inboundIpRules }: Topic): NetworkAccess =>
  isPublicAccessDisabled(publicNetworkAccess) ? 'private' : networkAccessIn(inboundIpRules ?? [], 'all-networks');

async function emitTopic(ctx: AzureContext, { type }: ArmType, row: ArmResource): Promise<void> {
  const topic = propertiesOf(row) as Topic;
  ctx.emit({
    ...headOf(row, 'messaging', type),
    facets: {
      // Zone-redundant where the region has zones (Microsoft, "Reliability in Azure Event Grid").
      placement: row.location === 'global' ? absent : await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value('provider-managed-key'),
      // Without a minimum of its own the service's applies.
      encryptionInTransit: requiredTls(value(topic.minimumTlsVersionAllowed ?? '1.2')),
      deadLetter: deadLetterOf(await subscriptionsOf(ctx, type, row)),
      scaling: absent,
      // It has no resource policy.
      sharedWith: absent,
      performance: absent,
      // Only Azure publishes to a system topic.
      ...(type.endsWith('/systemTopics')
        ? { networkAccess: absent, localAuthentication: absent, accessLogging: absent }
        : {
            networkAccess: value(networkAccessOf(topic)),
            localAuthentication: localAuthenticationOf(topic.disableLocalAuth),
          }),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

async function subscriptionsOf(
  ctx: AzureContext,
  type: string,
  row: ArmResource,
): Promise<Reading<readonly ArmResource[]>> {
  const own = await listAll(ctx, `${row.id}/eventSubscriptions`, subscriptionsCall(type));
  if (own.state !== 'value' || !type.endsWith('/domains')) return own;
  const topics = await listAll(ctx, `${row.id}/topics`, DOMAIN_TOPICS_CALL);
  if (topics.state !== 'value') return topics;
  const all = [...own.value];
  for (const topic of topics.value) {
    const subscriptions = await listAll(
      ctx,
      `${armId(topic.id)}/eventSubscriptions`,
      subscriptionsCall(DOMAIN_TOPIC_TYPE),
    );
    if (subscriptions.state !== 'value') return subscriptions;
    all.push(...subscriptions.value);
  }
  return value(all);
}

const listAll = (ctx: AzureContext, path: string, call: string): Promise<Reading<readonly ArmResource[]>> =>
  readAll(ctx, { path, apiVersion, call });

/** Each event subscription names its own dead-letter destination. */
function deadLetterOf(subscriptions: Reading<readonly ArmResource[]>): Reading<Facets['deadLetter']> {
  if (subscriptions.state !== 'value') return subscriptions;
  if (subscriptions.value.length === 0) return absent;
  const destinations = subscriptions.value.map(destinationOf);
  return mapReading(subscriptions, () => ({
    destinations: destinations.filter(one => one !== undefined),
    pathsWithout: destinations.filter(one => one === undefined).length,
  }));
}

function destinationOf(subscription: ArmResource): string | undefined {
  const { deadLetterDestination, deadLetterWithResourceIdentity: withIdentity } = propertiesOf(subscription) as {
    readonly deadLetterDestination?: Destination | null;
    readonly deadLetterWithResourceIdentity?: { readonly deadLetterDestination?: Destination | null } | null;
  };
  const id = (deadLetterDestination ?? withIdentity?.deadLetterDestination)?.properties?.resourceId;
  return typeof id === 'string' ? armId(id) : undefined;
}

interface Destination {
  readonly properties?: { readonly resourceId?: string } | null;
}
