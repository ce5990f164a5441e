import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { localAuthenticationOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { readAll } from '../../read-lists.ts';
import { encryptionByKeySource, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keysOf, type VaultEncryption } from '../../facets/vault-references.ts';
import { placementByService } from '../../facets/placement.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { networkAccessOf, MESSAGING_FACETS } from '../../facets/messaging-facets.ts';
import { SERVICE_BUS } from '../../resource-types.ts';

const NETWORK_RULES_CALL = 'Microsoft.ServiceBus/namespaces/networkRuleSets:get';
const QUEUES_CALL = 'Microsoft.ServiceBus/namespaces/queues:list';
const TOPICS_CALL = 'Microsoft.ServiceBus/namespaces/topics:list';
const SUBSCRIPTIONS_CALL = 'Microsoft.ServiceBus/namespaces/topics/subscriptions:list';

interface Namespace {
  readonly createdAt?: string;
  readonly minimumTlsVersion?: string | null;
  readonly disableLocalAuth?: boolean | null;
  readonly encryption?: VaultEncryption | null;
}

/** `properties` of queues, topics and subscriptions. */
interface Queue {
  readonly deadLetteringOnMessageExpiration?: boolean;
  readonly defaultMessageTimeToLive?: string;
}

/** Azure Service Bus namespaces and the dead-lettering of their queues and subscriptions. Messages are never read. */
export const azureServiceBus: AzureCollector = {
  id: 'azure-service-bus',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: [SERVICE_BUS],
  operations: azureOperations([SERVICE_BUS], {
    [NETWORK_RULES_CALL]: 'Microsoft.ServiceBus/namespaces/networkRuleSets/read',
    [QUEUES_CALL]: 'Microsoft.ServiceBus/namespaces/queues/read',
    [TOPICS_CALL]: 'Microsoft.ServiceBus/namespaces/topics/read',
    [SUBSCRIPTIONS_CALL]: 'Microsoft.ServiceBus/namespaces/topics/subscriptions/read',
  }),
  collect: async ctx => {
    await ctx.list('messaging', listCall(SERVICE_BUS), () => ctx.each(SERVICE_BUS, row => emitNamespace(ctx, row)));
  },
};

async function emitNamespace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const namespace = propertiesOf(row) as Namespace;
  ctx.emit({
    ...headOf(row, 'messaging', SERVICE_BUS.type),
    createdAt: namespace.createdAt,
    facets: {
      // Zone-redundant where the region has zones, whatever `zoneRedundant` says (Microsoft, "Reliability in Azure
      // Service Bus").
      placement: await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value(encryptionByKeySource(namespace.encryption?.keySource)),
      encryptionInTransit: requiredTls(requireField(namespace.minimumTlsVersion, 'minimumTlsVersion')),
      deadLetter: await deadLetterOf(ctx, row),
      // The service itself does not scale automatically.
      scaling: absent,
      performance: absent,
      // It has no resource policy.
      sharedWith: absent,
      networkAccess: await networkAccessOf(ctx, row, SERVICE_BUS, NETWORK_RULES_CALL),
      localAuthentication: localAuthenticationOf(namespace.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(keysOf(namespace.encryption)),
    },
  });
}

/** Messages that exceed the delivery count are always dead-lettered; expired ones only where enabled. */
async function deadLetterOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['deadLetter']>> {
  const queues = await listBelow(ctx, row.id, 'queues', QUEUES_CALL);
  if (queues.state !== 'value') return queues;
  const topics = await listBelow(ctx, row.id, 'topics', TOPICS_CALL);
  if (topics.state !== 'value') return topics;
  const paths = queues.value.map(queue => pathOf(queue));
  for (const topic of topics.value) {
    if (propertiesOf(topic)['subscriptionCount'] === 0) continue;
    const subscriptions = await listBelow(ctx, armId(topic.id), 'subscriptions', SUBSCRIPTIONS_CALL);
    if (subscriptions.state !== 'value') return subscriptions;
    paths.push(...subscriptions.value.map(subscription => pathOf(subscription, propertiesOf(topic))));
  }
  if (paths.length === 0) return absent;
  return value({
    destinations: paths.filter(({ losesExpired }) => !losesExpired).map(({ id }) => `${id}/$deadletterqueue`),
    pathsWithout: paths.filter(({ losesExpired }) => losesExpired).length,
  });
}

/** A message expires at the shorter of the queue's and the topic's time to live. */
function pathOf(queue: ArmResource, topic: Queue = {}): { readonly id: string; readonly losesExpired: boolean } {
  const { deadLetteringOnMessageExpiration, defaultMessageTimeToLive } = propertiesOf(queue) as Queue;
  return {
    id: armId(queue.id),
    losesExpired:
      deadLetteringOnMessageExpiration !== true &&
      [defaultMessageTimeToLive, topic.defaultMessageTimeToLive].some(expires),
  };
}

/** The maximum, some ten million days, means that messages do not expire. */
const expires = (timeToLive: string | undefined): boolean =>
  timeToLive !== undefined && !timeToLive.startsWith('P106751');

const listBelow = (
  ctx: AzureContext,
  id: string,
  list: string,
  call: string,
): Promise<Reading<readonly ArmResource[]>> =>
  readAll(ctx, { path: `${id}/${list}`, apiVersion: SERVICE_BUS.apiVersion, call });
