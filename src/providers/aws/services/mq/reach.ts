import type { DescribeBrokerResponse } from '@aws-sdk/client-mq';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

type Reach = { readonly [F in 'networkInterfaces' | 'publicAccess' | 'listeners']: Reading<Facets[F]> };

/** Who reaches a broker: ActiveMQ by the security groups of its interfaces, RabbitMQ by its own setting alone. */
export function reachOf(ctx: AwsContext, described: Reading<DescribeBrokerResponse>): Reach {
  return {
    networkInterfaces: flatMapReading(described, broker =>
      isRabbit(broker)
        ? absent
        : flatMapReading(requireField(broker.PubliclyAccessible, 'PubliclyAccessible'), isPublic =>
            networkInterfacesIn(ctx, broker.SubnetIds, broker.SecurityGroups, isPublic ? ['ipv4'] : []),
          ),
    ),
    publicAccess: flatMapReading(described, broker =>
      isRabbit(broker)
        ? mapReading(requireField(broker.PubliclyAccessible, 'PubliclyAccessible'), isPublic =>
            isPublic ? ('public' as const) : ('blocked' as const),
          )
        : absent,
    ),
    listeners: flatMapReading(described, broker => facetFrom(() => listenersOf(broker))),
  };
}

/** Public RabbitMQ brokers have neither security groups nor addresses in the network of the customer. */
const isRabbit = ({ EngineType: engine }: DescribeBrokerResponse): boolean => engine?.toUpperCase() === 'RABBITMQ';

/** Ports of the endpoints (`ssl://…:61617`, `amqps://…:5671`) and of the console. */
function listenersOf({ BrokerInstances: instances }: DescribeBrokerResponse): Facets['listeners'] {
  const urls = assertField(instances, 'BrokerInstances').flatMap(({ Endpoints = [], ConsoleURL: console = '' }) => [
    ...Endpoints,
    ...(console === '' ? [] : [console]),
  ]);
  const ports = urls.map(url => Number(/:(\d+)(?:\/|$)/.exec(url)?.[1] ?? 443));
  return [...new Set(ports)].sort((a, b) => a - b).map(port => ({ protocol: 'tcp', port, redirectsToHttps: false }));
}
