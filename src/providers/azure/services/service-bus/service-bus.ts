import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { keysOf } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf } from '../../facets/common-facets.ts';
import { networkAccessOf, MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const NAMESPACES: ArmType = { type: 'Microsoft.ServiceBus/namespaces', apiVersion: '2021-11-01' };
const RULES = 'Microsoft.ServiceBus/namespaces/networkRuleSets:get';
const QUEUES = 'Microsoft.ServiceBus/namespaces/queues:list';
const TOPICS = 'Microsoft.ServiceBus/namespaces/topics:list';
const SUBSCRIPTIONS = 'Microsoft.ServiceBus/namespaces/topics/subscriptions:list';

interface Namespace {
  readonly createdAt?: string;
  readonly disableLocalAuth?: boolean | null;
  readonly encryption?: { readonly keySource?: string | null } | null;
}

/** A queue, or what one reader of a topic gets. */
interface Queue {
  readonly deadLetteringOnMessageExpiration?: boolean;
  readonly defaultMessageTimeToLive?: string;
}

/** Service Bus: queues and topics, and what becomes of messages that nobody takes. What is in them is never asked for. */
export const azureServiceBus: AzureCollector = {
  id: 'azure-service-bus',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: [NAMESPACES],
  operations: azureOperations([NAMESPACES], {
    [RULES]: 'Microsoft.ServiceBus/namespaces/networkRuleSets/read',
    [QUEUES]: 'Microsoft.ServiceBus/namespaces/queues/read',
    [TOPICS]: 'Microsoft.ServiceBus/namespaces/topics/read',
    [SUBSCRIPTIONS]: 'Microsoft.ServiceBus/namespaces/topics/subscriptions/read',
  }),
  collect: async ctx => {
    await ctx.list('messaging', listCall(NAMESPACES), () => ctx.each(NAMESPACES, row => emitNamespace(ctx, row)));
  },
};

async function emitNamespace(ctx: AzureContext, row: ArmResource): Promise<void> {
  const namespace = propertiesOf(row) as Namespace;
  ctx.emit({
    ...headOf(row, 'messaging', NAMESPACES.type),
    createdAt: namespace.createdAt,
    facets: {
      // In a region with zones every namespace uses them, whatever `zoneRedundant` says (Microsoft, "Reliability in Azure Service Bus").
      placement: await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value(
        /keyvault/i.test(namespace.encryption?.keySource ?? '') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      encryptionInTransit: value('required'),
      deadLetter: await deadLetterOf(ctx, row),
      // Nothing of the service's own changes its width.
      scaling: absent,
      performance: absent,
      networkAccess: await networkAccessOf(ctx, row, NAMESPACES, RULES),
      localAuthentication: keysOf(namespace.disableLocalAuth),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** Whatever failed too often is always kept; what grew too old only where the queue says so. */
async function deadLetterOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['deadLetter']>> {
  const queues = await listed(ctx, row.id, 'queues', QUEUES);
  if (queues.state !== 'value') return queues;
  const topics = await listed(ctx, row.id, 'topics', TOPICS);
  if (topics.state !== 'value') return topics;
  const ways = queues.value.map(queue => wayOf(queue));
  for (const topic of topics.value) {
    if (propertiesOf(topic)['subscriptionCount'] === 0) continue;
    const readers = await listed(ctx, armId(topic.id), 'subscriptions', SUBSCRIPTIONS);
    if (readers.state !== 'value') return readers;
    ways.push(...readers.value.map(reader => wayOf(reader, propertiesOf(topic))));
  }
  if (ways.length === 0) return absent;
  return value({
    destinations: ways.filter(({ loses }) => !loses).map(({ id }) => `${id}/$deadletterqueue`),
    pathsWithout: ways.filter(({ loses }) => loses).length,
  });
}

/** A message lives no longer than the queue says, nor than the topic does through which it came. */
function wayOf(queue: ArmResource, topic: Queue = {}): { readonly id: string; readonly loses: boolean } {
  const { deadLetteringOnMessageExpiration: keeps, defaultMessageTimeToLive: lives } = propertiesOf(queue) as Queue;
  return { id: armId(queue.id), loses: keeps !== true && [lives, topic.defaultMessageTimeToLive].some(growsOld) };
}

/** The longest time that Service Bus knows (ten million days) stands for "never". */
const growsOld = (lives: string | undefined): boolean => lives !== undefined && !lives.startsWith('P106751');

async function listed(ctx: AzureContext, id: string, what: string, call: string): Promise<Reading<ArmResource[]>> {
  return ctx.read(call, async () => {
    const found: ArmResource[] = [];
    for await (const page of ctx.pages<ArmResource>({ path: `${id}/${what}`, apiVersion: NAMESPACES.apiVersion, call }))
      found.push(...page);
    return found;
  });
}
