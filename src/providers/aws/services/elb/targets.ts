import type {
  ElasticLoadBalancingV2Client,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

/** Who asks, and through what. */
export interface ServiceContext {
  readonly ctx: AwsContext;
  readonly elb: typeof sdk;
  readonly client: ElasticLoadBalancingV2Client;
}

type Targets = Facets['targets'];

/** What is asked about the groups behind a balancer, once for each of them whatever balancers share it. */
export interface TargetReader {
  readonly targetsOf: (balancer: string) => Promise<Reading<Targets>>;
  readonly groupsOf: (balancer: string) => Promise<Reading<readonly GroupSettings[]>>;
}

/** A group and its settings, by the names that AWS has for them. */
export interface GroupSettings {
  readonly group: TargetGroup;
  readonly settings: ReadonlyMap<string, string>;
}

/** Answers with what stands behind a balancer. The groups are read once for all of them, each group's health once. */
export function targetReader(asking: ServiceContext): TargetReader {
  let groups: Promise<Reading<TargetGroup[]>> | undefined;
  const settings = new Map<string, Promise<Reading<GroupSettings>>>();
  const healths = new Map<string, Promise<Reading<Targets>>>();
  const healthOf = (group: TargetGroup): Promise<Reading<Targets>> => {
    const arn = group.TargetGroupArn ?? '';
    const asked = healths.get(arn) ?? readHealth(asking, group);
    healths.set(arn, asked);
    return asked;
  };
  const settingsOf = (group: TargetGroup): Promise<Reading<GroupSettings>> => {
    const arn = group.TargetGroupArn ?? '';
    const asked = settings.get(arn) ?? readSettings(asking, group);
    settings.set(arn, asked);
    return asked;
  };
  const behind = async (balancer: string): Promise<Reading<TargetGroup[]>> => {
    groups ??= readGroups(asking);
    return mapReading(await groups, all => all.filter(group => group.LoadBalancerArns?.includes(balancer) === true));
  };
  return {
    targetsOf: async balancer => {
      const mine = await behind(balancer);
      return mine.state === 'value' ? merge(await Promise.all(mine.value.map(healthOf))) : mine;
    },
    groupsOf: async balancer => {
      const mine = await behind(balancer);
      if (mine.state !== 'value') return mine;
      const read = await Promise.all(mine.value.map(settingsOf));
      const hidden = read.find(one => one.state === 'unread');
      return hidden ?? value(read.flatMap(one => (one.state === 'value' ? [one.value] : [])));
    },
  };
}

function readSettings({ ctx, elb, client }: ServiceContext, group: TargetGroup): Promise<Reading<GroupSettings>> {
  return ctx.read('elasticloadbalancing:DescribeTargetGroupAttributes', async () => {
    const TargetGroupArn = assertField(group.TargetGroupArn, 'TargetGroupArn');
    const answer = await client.send(new elb.DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    return { group, settings: settingsIn(assertField(answer.Attributes, 'Attributes')) };
  });
}

/** Settings as AWS lists them, by key. */
export const settingsIn = (
  attributes: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): ReadonlyMap<string, string> => new Map(attributes.map(({ Key, Value }) => [Key ?? '', Value ?? '']));

function readGroups({ ctx, elb, client }: ServiceContext): Promise<Reading<TargetGroup[]>> {
  return ctx.read('elasticloadbalancing:DescribeTargetGroups', async () => {
    const groups: TargetGroup[] = [];
    for await (const page of elb.paginateDescribeTargetGroups({ client, pageSize: 400 }, {})) {
      groups.push(...assertField(page.TargetGroups, 'TargetGroups'));
    }
    return groups;
  });
}

async function readHealth({ ctx, elb, client }: ServiceContext, group: TargetGroup): Promise<Reading<Targets>> {
  const zones = await ctx.zoneIds();
  return ctx.read('elasticloadbalancing:DescribeTargetHealth', async () => {
    const answer = await client.send(
      new elb.DescribeTargetHealthCommand({ TargetGroupArn: assertField(group.TargetGroupArn, 'TargetGroupArn') }),
    );
    return assertField(answer.TargetHealthDescriptions, 'TargetHealthDescriptions').map(description =>
      targetOf(ctx, group, description, zones),
    );
  });
}

function targetOf(
  ctx: AwsContext,
  group: TargetGroup,
  description: TargetHealthDescription,
  zones: ReadonlyMap<string, string>,
): Targets[number] {
  const id = assertField(description.Target?.Id, 'target');
  const zone = zones.get(description.Target?.AvailabilityZone ?? '');
  return {
    // Functions and other balancers go by their ARNs already, addresses by themselves.
    id: group.TargetType === 'instance' ? ctx.arn('ec2', `instance/${id}`) : id,
    ...(zone === undefined ? {} : { zone }),
    healthy: isServed(assertField(description.TargetHealth, 'TargetHealth')),
  };
}

/** Where nobody looks after a target's health, the balancer sends to it all the same. */
function isServed({ State: state, Reason: reason }: NonNullable<TargetHealthDescription['TargetHealth']>): boolean {
  return (
    assertField(state, 'State') === 'healthy' || (state === 'unavailable' && reason === 'Target.HealthCheckDisabled')
  );
}

/** One entry for each target, however many groups and ports it serves; unread when the health of any group is. */
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
