import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import {
  networkAccessIn,
  isPublicAccessDisabled,
  keysOf,
  type NetworkAccess,
  type NetworkRules,
} from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf } from '../../facets/common-facets.ts';
import { MESSAGING_FACETS } from '../../facets/messaging-facets.ts';

const apiVersion = '2022-06-15';
const TYPES: readonly ArmType[] = [
  { type: 'Microsoft.EventGrid/topics', apiVersion },
  { type: 'Microsoft.EventGrid/systemTopics', apiVersion },
  { type: 'Microsoft.EventGrid/domains', apiVersion },
];
const DOMAIN_TOPICS = 'Microsoft.EventGrid/domains/topics:list';
const readersCall = (type: string): string => `${type}/eventSubscriptions:list`;
/** The topics of a domain have readers of their own beside those of the domain. */
const DOMAIN_TOPIC = 'Microsoft.EventGrid/domains/topics';
const WITH_READERS = [...TYPES.map(({ type }) => type), DOMAIN_TOPIC];

/** Event Grid: what tells programs that something happened, and what becomes of news that nobody took. */
export const azureEventGrid: AzureCollector = {
  id: 'azure-event-grid',
  provider: 'azure',
  scope: 'global',
  lists: ['messaging'],
  fills: { messaging: MESSAGING_FACETS },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [DOMAIN_TOPICS]: `${DOMAIN_TOPIC}/read`,
    ...Object.fromEntries(WITH_READERS.map(type => [readersCall(type), `${type}/eventSubscriptions/read`])),
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
}

/** Without a rule nobody is kept out. */
const networkAccessOf = ({ publicNetworkAccess, inboundIpRules }: Topic): NetworkAccess =>
  isPublicAccessDisabled(publicNetworkAccess) ? 'private' : networkAccessIn(inboundIpRules ?? [], 'all-networks');

async function emitTopic(ctx: AzureContext, { type }: ArmType, row: ArmResource): Promise<void> {
  const topic = propertiesOf(row) as Topic;
  ctx.emit({
    ...headOf(row, 'messaging', type),
    facets: {
      // Topics and what was not delivered yet lie in three zones wherever there are any (Microsoft, "Reliability in Azure Event Grid").
      placement: row.location === 'global' ? absent : await placementByService(ctx, row.location),
      dataDurability: value('durable'),
      encryptionAtRest: value('provider-managed-key'),
      encryptionInTransit: value('required'),
      deadLetter: mapUndelivered(await readersOf(ctx, type, row)),
      scaling: absent,
      performance: absent,
      // Only Azure itself writes to a system topic.
      ...(type.endsWith('/systemTopics')
        ? { networkAccess: absent, localAuthentication: absent }
        : { networkAccess: value(networkAccessOf(topic)), localAuthentication: keysOf(topic.disableLocalAuth) }),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

async function readersOf(ctx: AzureContext, type: string, row: ArmResource): Promise<Reading<ArmResource[]>> {
  const own = await listed(ctx, `${row.id}/eventSubscriptions`, readersCall(type));
  if (own.state !== 'value' || !type.endsWith('/domains')) return own;
  const topics = await listed(ctx, `${row.id}/topics`, DOMAIN_TOPICS);
  if (topics.state !== 'value') return topics;
  const all = [...own.value];
  for (const topic of topics.value) {
    const readers = await listed(ctx, `${armId(topic.id)}/eventSubscriptions`, readersCall(DOMAIN_TOPIC));
    if (readers.state !== 'value') return readers;
    all.push(...readers.value);
  }
  return value(all);
}

async function listed(ctx: AzureContext, path: string, call: string): Promise<Reading<ArmResource[]>> {
  return ctx.read(call, async () => {
    const found: ArmResource[] = [];
    for await (const page of ctx.pages<ArmResource>({ path, apiVersion, call })) found.push(...page);
    return found;
  });
}

/** Each reader names the storage that keeps what could not be handed over to it. */
function mapUndelivered(readers: Reading<readonly ArmResource[]>): Reading<Facets['deadLetter']> {
  if (readers.state !== 'value') return readers;
  if (readers.value.length === 0) return absent;
  const places = readers.value.map(placeOf);
  return mapReading(readers, () => ({
    destinations: places.filter(place => place !== undefined),
    pathsWithout: places.filter(place => place === undefined).length,
  }));
}

function placeOf(reader: ArmResource): string | undefined {
  const { deadLetterDestination: plain, deadLetterWithResourceIdentity: signed } = propertiesOf(reader) as {
    readonly deadLetterDestination?: Destination | null;
    readonly deadLetterWithResourceIdentity?: { readonly deadLetterDestination?: Destination | null } | null;
  };
  const id = (plain ?? signed?.deadLetterDestination)?.properties?.resourceId;
  return typeof id === 'string' ? armId(id) : undefined;
}

interface Destination {
  readonly properties?: { readonly resourceId?: string } | null;
}
