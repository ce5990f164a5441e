import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, flag, ifSet, known, number, orElse, text } from '../../kit/planned.ts';
import { minTlsVersionOf } from '../facets/tls-policies.ts';
import { groupsAt, interfacesIn, placementIn, subnetsAt, zonesOf } from './network.ts';

/** An application, network or gateway load balancer. */
export const loadBalancer: PlannedType = {
  kind: 'load-balancer',
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => {
    const subnets = subnetsAt(resource, context, 'subnets');
    return {
      placement: placementIn(zonesOf(subnets), context),
      networkInterfaces: interfacesIn(
        { subnets, groups: groupsOf(resource, context), families: familiesOf(resource) },
        context,
      ),
      listeners: listenersOf(resource, context),
      deletionProtection: orElse(flag(resource, 'enable_deletion_protection'), false),
      accessLogging: accessLoggingOf(resource),
    };
  },
};

const typeOf = (resource: PlannedResource): Reading<string> =>
  orElse(text(resource, 'load_balancer_type'), 'application');

/** A network load balancer may have no security group: nothing filters then. */
const groupsOf = (resource: PlannedResource, context: PlannedContext): Reading<readonly PlannedResource[]> =>
  flatMapReading(typeOf(resource), type =>
    type === 'application' || resource.read('security_groups').state !== 'absent'
      ? groupsAt(resource, context, 'security_groups')
      : value([]),
  );

const familiesOf = (resource: PlannedResource): Reading<('ipv4' | 'ipv6')[]> =>
  flatMapReading(typeOf(resource), type =>
    flatMapReading(orElse(flag(resource, 'internal'), false), internal =>
      internal || type === 'gateway'
        ? value([])
        : mapReading(orElse(text(resource, 'ip_address_type'), 'ipv4'), (addresses): ('ipv4' | 'ipv6')[] =>
            addresses === 'dualstack' ? ['ipv4', 'ipv6'] : addresses === 'ipv4' ? ['ipv4'] : ['ipv6'],
          ),
    ),
  );

/** Gateway load balancers have no access log: the appliances behind them log. */
const accessLoggingOf = (resource: PlannedResource): Reading<Facets['accessLogging']> =>
  flatMapReading(typeOf(resource), type =>
    type === 'gateway'
      ? absent
      : flatMapReading(orElse(resource.blocks('access_logs'), []), ([block]) =>
          block === undefined
            ? value('disabled')
            : mapReading(orElse(flag(block, 'enabled'), false), on => (on ? 'enabled' : 'disabled')),
        ),
  );

/** A list with a part missing would pass: of a load balancer that exists there may be more. */
function listenersOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['listeners']> {
  const found = ['aws_lb_listener', 'aws_alb_listener'].map(type =>
    allAbout(plan, resource, { type, by: 'load_balancer_arn' }),
  );
  return flatMapReading(allOf(found), each => mapReading(allOf(each.flat().map(listenerOf)), all => [...all]));
}

type Listener = Facets['listeners'][number];

const listenerOf = (listener: PlannedResource): Reading<Listener> =>
  flatMapReading(ifSet(number(listener, 'port'), 'port'), port =>
    flatMapReading(ifSet(text(listener, 'protocol'), 'protocol'), protocol =>
      flatMapReading(redirectsOf(listener), redirectsToHttps =>
        mapReading(tlsOf(listener, protocol), tls => ({ protocol, port, redirectsToHttps, ...tls })),
      ),
    ),
  );

const redirectsOf = (listener: PlannedResource): Reading<boolean> =>
  flatMapReading(orElse(listener.blocks('default_action'), []), actions =>
    mapReading(
      allOf(
        actions.map(one =>
          flatMapReading(text(one, 'type'), type =>
            type === 'redirect' ? orElse(text(one, 'redirect.0.protocol'), '#{protocol}') : value(''),
          ),
        ),
      ),
      protocols => protocols.includes('HTTPS'),
    ),
  );

/** The policy that AWS chooses where none is set may change. */
function tlsOf(listener: PlannedResource, protocol: string): Reading<Partial<Listener>> {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') return value({});
  const policy = text(listener, 'ssl_policy');
  if (policy.state !== 'value')
    return policy.state === 'unread' ? policy : unread('unsupported', 'ssl_policy is not set');
  const minTlsVersion = minTlsVersionOf(policy.value);
  return value({ tlsPolicy: policy.value, ...(minTlsVersion === undefined ? {} : { minTlsVersion }) });
}
