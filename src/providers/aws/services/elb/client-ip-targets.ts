import type { Listener, TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { targetId, type GroupAttributes, type TargetReader } from './targets.ts';

type ClientIpTargets = Facets['clientIpTargets'];

/** Listeners of a network load balancer whose target groups preserve the client IP. */
export async function clientIpTargetsOf(
  ctx: AwsContext,
  listeners: Reading<readonly Listener[]>,
  groups: Reading<readonly GroupAttributes[]>,
  { membersOf }: TargetReader,
): Promise<Reading<ClientIpTargets>> {
  if (listeners.state !== 'value') return listeners;
  if (groups.state !== 'value') return groups;
  const preserving = groups.value.filter(preservesClientIp).map(({ group }) => group);
  const targets = new Map<string, ClientIpTargets[number]['targets']>();
  for (const group of preserving) {
    const members = flatMapReading(await membersOf(group), all =>
      facetFrom(() =>
        all.map(one => ({
          to: targetId(ctx, group, one),
          port: one.Target?.Port ?? assertField(group.Port, 'Port'),
          ...(isInVpc(group, one) ? { network: ctx.arn('ec2', `vpc/${group.VpcId ?? ''}`) } : {}),
        })),
      ),
    );
    if (members.state !== 'value') return members;
    targets.set(group.TargetGroupArn ?? '', members.value);
  }
  return value(listeners.value.flatMap(listener => entryOf(listener, targets)));
}

/** AWS, "Register targets": the zone `all` means an address outside of the VPC of the target group. */
const isInVpc = ({ TargetType: type, VpcId: vpc }: TargetGroup, { Target: target }: TargetHealthDescription): boolean =>
  type === 'ip' && vpc !== undefined && target?.AvailabilityZone !== 'all';

/** A listener that also forwards to a group without the client IP lets everybody through to that one. */
function entryOf(
  listener: Listener,
  targets: ReadonlyMap<string, ClientIpTargets[number]['targets']>,
): ClientIpTargets {
  const groups = (listener.DefaultActions ?? []).flatMap(({ TargetGroupArn: only, ForwardConfig: forward }) => [
    ...(forward?.TargetGroups ?? []).flatMap(({ TargetGroupArn: one }) => one ?? []),
    ...(only === undefined ? [] : [only]),
  ]);
  if (groups.length === 0 || listener.Port === undefined || !groups.every(group => targets.has(group))) return [];
  const members = [...new Set(groups)].flatMap(group => targets.get(group) ?? []);
  return [{ protocol: listener.Protocol ?? 'TCP', port: listener.Port, targets: members }];
}

/** AWS, "Edit target group attributes", client IP preservation: always for UDP and load balancers, by default for instances. */
function preservesClientIp({ group, attributes }: GroupAttributes): boolean {
  const set = attributes.get('preserve_client_ip.enabled');
  return set === undefined ? isPreservedByDefault(group) : set === 'true';
}

const isPreservedByDefault = ({ TargetType: type, Protocol: protocol }: TargetGroup): boolean =>
  type !== 'ip' || /udp|quic/i.test(protocol ?? '');
