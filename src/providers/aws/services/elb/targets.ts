import type {
  ElasticLoadBalancingV2Client,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { memoize, once } from '../../../kit/memoize.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

export interface ServiceContext {
  readonly ctx: AwsContext;
  readonly elb: typeof sdk;
  readonly client: ElasticLoadBalancingV2Client;
}

type Targets = Facets['targets'];

/** Attributes by key, in the names of AWS. */
export type Attributes = ReadonlyMap<string, string>;

/** Reads target groups, their attributes and their health, each once, however many load balancers share them. */
export interface TargetReader {
  readonly targetsOf: (loadBalancer: string) => Promise<Reading<Targets>>;
  readonly groupsOf: (loadBalancer: string) => Promise<Reading<readonly GroupAttributes[]>>;
  readonly membersOf: (group: TargetGroup) => Promise<Reading<readonly TargetHealthDescription[]>>;
}

export interface GroupAttributes {
  readonly group: TargetGroup;
  readonly attributes: Attributes;
}

export function targetReader(api: ServiceContext): TargetReader {
  const groups = once(() => readGroups(api));
  const membersOf = memoize((group: TargetGroup) => readHealth(api, group));
  const healthOf = memoize(async (group: TargetGroup): Promise<Reading<Targets>> => {
    const [members, zones] = await Promise.all([membersOf(group), api.ctx.zoneIds()]);
    return flatMapReading(members, all => facetFrom(() => all.map(one => targetOf(api.ctx, group, one, zones))));
  });
  const attributesOf = memoize((group: TargetGroup) => readAttributes(api, group));
  const groupsBehind = async (loadBalancer: string): Promise<Reading<TargetGroup[]>> =>
    mapReading(await groups(), all =>
      all.filter(({ LoadBalancerArns: arns }) => arns?.includes(loadBalancer) === true),
    );
  return {
    targetsOf: async loadBalancer => {
      const own = await groupsBehind(loadBalancer);
      return own.state === 'value' ? merge(await Promise.all(own.value.map(healthOf))) : own;
    },
    membersOf,
    groupsOf: async loadBalancer => {
      const own = await groupsBehind(loadBalancer);
      if (own.state !== 'value') return own;
      const all = await Promise.all(own.value.map(attributesOf));
      const unread = all.find(one => one.state === 'unread');
      return unread ?? value(all.flatMap(one => (one.state === 'value' ? [one.value] : [])));
    },
  };
}

function readAttributes({ ctx, elb, client }: ServiceContext, group: TargetGroup): Promise<Reading<GroupAttributes>> {
  return ctx.read('elasticloadbalancing:DescribeTargetGroupAttributes', async () => {
    const TargetGroupArn = assertField(group.TargetGroupArn, 'TargetGroupArn');
    const answer = await client.send(new elb.DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    return { group, attributes: attributesIn(assertField(answer.Attributes, 'Attributes')) };
  });
}

export const attributesIn = (
  attributes: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): Attributes => new Map(attributes.map(({ Key, Value }) => [Key ?? '', Value ?? '']));

function readGroups({ ctx, elb, client }: ServiceContext): Promise<Reading<TargetGroup[]>> {
  return ctx.read('elasticloadbalancing:DescribeTargetGroups', async () => {
    const groups: TargetGroup[] = [];
    for await (const page of elb.paginateDescribeTargetGroups({ client, pageSize: 400 }, {})) {
      groups.push(...assertField(page.TargetGroups, 'TargetGroups'));
    }
    return groups;
  });
}

function readHealth(
  { ctx, elb, client }: ServiceContext,
  group: TargetGroup,
): Promise<Reading<readonly TargetHealthDescription[]>> {
  return ctx.read('elasticloadbalancing:DescribeTargetHealth', async () => {
    const TargetGroupArn = assertField(group.TargetGroupArn, 'TargetGroupArn');
    const answer = await client.send(new elb.DescribeTargetHealthCommand({ TargetGroupArn }));
    return assertField(answer.TargetHealthDescriptions, 'TargetHealthDescriptions');
  });
}

function targetOf(
  ctx: AwsContext,
  group: TargetGroup,
  description: TargetHealthDescription,
  zones: ReadonlyMap<string, string>,
): Targets[number] {
  const zone = zones.get(description.Target?.AvailabilityZone ?? '');
  return {
    id: targetId(ctx, group, description),
    ...(zone === undefined ? {} : { zone }),
    healthy: isServed(assertField(description.TargetHealth, 'TargetHealth')),
  };
}

/** The id of a function or load balancer is its ARN, that of an IP target the address. */
export function targetId(ctx: AwsContext, group: TargetGroup, { Target: target }: TargetHealthDescription): string {
  const id = assertField(target?.Id, 'target');
  return group.TargetType === 'instance' ? ctx.arn('ec2', `instance/${id}`) : id;
}

/** Without health checks the load balancer sends requests to every target. */
function isServed({ State: state, Reason: reason }: NonNullable<TargetHealthDescription['TargetHealth']>): boolean {
  return (
    assertField(state, 'State') === 'healthy' || (state === 'unavailable' && reason === 'Target.HealthCheckDisabled')
  );
}

/** One entry for each target, in whatever groups and on whatever ports; unread when the health of any group is. */
function merge(readings: readonly Reading<Targets>[]): Reading<Targets> {
  const targets = new Map<string, Targets[number]>();
  for (const reading of readings) {
    if (reading.state === 'unread') return reading;
    for (const target of reading.state === 'value' ? reading.value : []) {
      targets.set(target.id, { ...target, healthy: target.healthy || targets.get(target.id)?.healthy === true });
    }
  }
  return value([...targets.values()]);
}
