import type * as GaSdk from '@aws-sdk/client-global-accelerator';
import type { Accelerator, Listener } from '@aws-sdk/client-global-accelerator';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Ga = typeof GaSdk;

/** The only region of the Global Accelerator API. */
const HOME = 'us-west-2';
/** Of a wider port range only both ends are listed. */
const MAX_PORTS = 16;

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly ga: Ga;
  readonly client: GaSdk.GlobalAcceleratorClient;
}

/** Reads accelerators: listeners, and the regions of their endpoints. */
export const awsGlobalAccelerator: AwsCollector = {
  id: 'aws-global-accelerator',
  provider: 'aws',
  scope: 'global',
  lists: ['global-load-balancer'],
  fills: {
    'global-load-balancer': [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'relationships',
    ],
  },
  // Anycast from edge locations everywhere.
  invariants: { 'global-load-balancer': { placement: absent } },
  operations: operations('globalaccelerator', [
    'ListAccelerators',
    'ListListeners',
    'ListEndpointGroups',
    'DescribeAcceleratorAttributes',
  ]),
  collect: async ctx => {
    const ga = await import('@aws-sdk/client-global-accelerator');
    const api = { ctx, ga, client: ctx.client(ga.GlobalAcceleratorClient, HOME) };
    await ctx.list('global-load-balancer', 'globalaccelerator:ListAccelerators', async () => {
      await forEachPage(ga.paginateListAccelerators({ client: api.client, pageSize: 100 }, {}), page =>
        awaitAll(assertField(page.Accelerators, 'Accelerators').map(one => emitAccelerator(api, one))),
      );
    });
  },
};

async function emitAccelerator(api: ServiceContext, accelerator: Accelerator): Promise<void> {
  const { ctx, ga, client } = api;
  const AcceleratorArn = assertField(accelerator.AcceleratorArn, 'AcceleratorArn');
  const [listeners, accessLogging] = await Promise.all([
    readListeners(api, AcceleratorArn),
    ctx.read('globalaccelerator:DescribeAcceleratorAttributes', async () => {
      const answer = await client.send(new ga.DescribeAcceleratorAttributesCommand({ AcceleratorArn }));
      return answer.AcceleratorAttributes?.FlowLogsEnabled === true ? ('enabled' as const) : ('disabled' as const);
    }),
  ]);
  const hosts = [
    accelerator.DnsName,
    accelerator.DualStackDnsName,
    ...(accelerator.IpSets ?? []).flatMap(set => set.IpAddresses ?? []),
  ].flatMap(host => host ?? []);
  ctx.emit({
    id: AcceleratorArn,
    kind: 'global-load-balancer',
    type: 'AWS::GlobalAccelerator::Accelerator',
    name: accelerator.Name ?? AcceleratorArn,
    tags: {},
    createdAt: accelerator.CreatedTime?.toISOString(),
    facets: {
      // AWS operates it at edge locations and scales it.
      placement: absent,
      scaling: absent,
      publicAccess: facetFrom(() => (assertField(accelerator.Enabled, 'Enabled') ? 'public' : 'blocked')),
      listeners: mapReading(listeners, all => all.flatMap(portsOf)),
      // It forwards packets unchanged.
      origins: value([]),
      originFailover: listeners.state === 'value' ? await originFailoverOf(api, listeners.value) : listeners,
      accessLogging,
      state: facetFrom(() => (assertField(accelerator.Enabled, 'Enabled') ? 'running' : 'stopped')),
      addresses: value(hosts.map(host => host.toLowerCase())),
      relationships: value([]),
    },
  });
}

function readListeners({ ctx, ga, client }: ServiceContext, AcceleratorArn: string): Promise<Reading<Listener[]>> {
  return ctx.read('globalaccelerator:ListListeners', async () => {
    const found: Listener[] = [];
    for await (const page of ga.paginateListListeners({ client, pageSize: 100 }, { AcceleratorArn }))
      found.push(...assertField(page.Listeners, 'Listeners'));
    return found;
  });
}

function portsOf({ Protocol: protocol = 'TCP', PortRanges: ranges = [] }: Listener): Facets['listeners'] {
  const ports = ranges.flatMap(({ FromPort: from = 0, ToPort: to = from }) =>
    to - from < MAX_PORTS ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [from, to],
  );
  return ports.map(port => ({ protocol, port, redirectsToHttps: false }));
}

/** Whether each listener has endpoints in a second region. */
async function originFailoverOf(
  { ctx, ga, client }: ServiceContext,
  listeners: readonly Listener[],
): Promise<Reading<boolean>> {
  const isMultiRegion = await Promise.all(
    listeners.map(({ ListenerArn }) =>
      ctx.read('globalaccelerator:ListEndpointGroups', async () => {
        const regions = new Set<string | undefined>();
        const pages = ga.paginateListEndpointGroups({ client, pageSize: 100 }, { ListenerArn });
        for await (const page of pages)
          for (const group of assertField(page.EndpointGroups, 'EndpointGroups'))
            if ((group.EndpointDescriptions ?? []).length > 0) regions.add(group.EndpointGroupRegion);
        return regions.size > 1;
      }),
    ),
  );
  const unread = isMultiRegion.find(one => one.state !== 'value');
  return unread ?? value(isMultiRegion.length > 0 && isMultiRegion.every(one => one.state === 'value' && one.value));
}
