import type { Facets } from '../../../model/facets.ts';
import type { PlannedBlock, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, allOf, byDefault, flag, ifSet, known, number, orElse, text, texts } from '../../kit/planned.ts';
import { launchSettingsOf, metadataServiceOf, type TemplateSummary } from '../services/auto-scaling/launch-settings.ts';
import { placementIn, subnetsAt, zonesOf } from './network.ts';

export const serverGroup: PlannedType = {
  kind: 'server-group',
  type: 'AWS::AutoScaling::AutoScalingGroup',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    placement: placementIn(zonesOfGroup(resource, context), context),
    scaling: scalingOf(resource, context),
    autohealing: autohealingOf(resource, context),
    launchSettings: launchSettingsIn(resource, context),
  }),
};

function zonesOfGroup(resource: PlannedResource, context: PlannedContext): Reading<readonly string[]> {
  const subnets = resource.read('vpc_zone_identifier');
  const zones = texts(resource, 'availability_zones');
  if (zones.state === 'value' && zones.value.length > 0) return zones;
  if (subnets.state === 'absent') return ifSet(zones, 'vpc_zone_identifier');
  return zonesOf(subnetsAt(resource, context, 'vpc_zone_identifier'));
}

const POLICIES = { type: 'aws_autoscaling_policy', by: 'autoscaling_group_name' };

function scalingOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['scaling']> {
  const least = ifSet(number(resource, 'min_size'), 'min_size');
  const most = ifSet(number(resource, 'max_size'), 'max_size');
  const policies = allAbout(plan, resource, POLICIES);
  const active = flatMapReading(policies, all => allOf(all.map(one => orElse(flag(one, 'enabled'), true))));
  return flatMapReading(least, min =>
    flatMapReading(most, max =>
      flatMapReading(
        byDefault({ plan, resource, path: 'desired_capacity' }, number(resource, 'desired_capacity'), value(min)),
        desired => mapReading(active, flags => ({ min, max, desired, automatic: flags.includes(true) })),
      ),
    ),
  );
}

/** Processes that replace an unhealthy instance. */
const AUTOHEALING = ['Launch', 'HealthCheck', 'ReplaceUnhealthy', 'AddToLoadBalancer'];
const ATTACHMENTS = { type: 'aws_autoscaling_attachment', by: 'autoscaling_group_name' };
const BALANCERS = ['target_group_arns', 'load_balancers', 'traffic_source'];

function autohealingOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['autohealing']> {
  const suspended = orElse(texts(resource, 'suspended_processes'), []);
  return flatMapReading(suspended, names =>
    flatMapReading(isBalanced(resource, plan), balanced => {
      const suspendedProcesses = AUTOHEALING.filter(name => names.includes(name));
      if (!balanced) return value({ suspendedProcesses });
      const type = byDefault({ plan, resource, path: 'health_check_type' }, text(resource, 'health_check_type'), value('EC2')); // prettier-ignore
      return mapReading(type, found => ({
        suspendedProcesses,
        usesLoadBalancerHealth: found.split(',').some(one => ['ELB', 'VPC_LATTICE'].includes(one.trim())),
      }));
    }),
  );
}

/** Whether a load balancer is in front: known to be where an attribute is written, even if its value is not known. */
function isBalanced(resource: PlannedResource, plan: PlannedContext['plan']): Reading<boolean> {
  const own = BALANCERS.map(path => byDefault<unknown>({ plan, resource, path }, resource.read(path), absent));
  if (own.some(one => one.state === 'unread' || (one.state === 'value' && isFilled(one.value)))) {
    const gap = own.find(one => one.state === 'unread');
    return gap?.state === 'unread' && !own.some(one => one.state === 'value' && isFilled(one.value))
      ? gap
      : value(true);
  }
  return mapReading(allAbout(plan, resource, ATTACHMENTS), all => all.length > 0);
}

const isFilled = (given: unknown): boolean => Array.isArray(given) && given.length > 0;

const LAUNCH = 'launch_template.0.id';

/** What the template of the plan gives to each new server; what the image gives is not known. */
function launchSettingsIn(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['launchSettings']> {
  const named = [LAUNCH, 'launch_template.0.name']
    .map(path => plan.named(resource, path, ['aws_launch_template']))
    .find(one => one.state === 'value');
  if (named?.state !== 'value') return unread('unsupported', 'its launch template is not in the plan');
  return mapReading(allOf(named.value.map(summaryOf)), all =>
    launchSettingsOf(all.map(template => ({ template, image: undefined }))),
  );
}

const summaryOf = (template: PlannedResource): Reading<TemplateSummary> =>
  flatMapReading(metadataOf(template), metadataService =>
    flatMapReading(assignsPublicIp(template), assigns =>
      mapReading(disksOf(template), disks => ({
        image: undefined,
        spot: false,
        metadataService: metadataService.metadataService,
        assignsPublicIp: assigns,
        disks: [...disks],
      })),
    ),
  );

/** The plugin computes the options where the block is not written. */
function metadataOf(template: PlannedResource): Reading<Pick<TemplateSummary, 'metadataService'>> {
  const endpoint = orElse(text(template, 'metadata_options.0.http_endpoint'), 'enabled');
  const tokens = text(template, 'metadata_options.0.http_tokens');
  return flatMapReading(endpoint, HttpEndpoint =>
    tokens.state === 'unread'
      ? tokens
      : value({
          metadataService: metadataServiceOf({
            HttpEndpoint,
            HttpTokens: tokens.state === 'value' ? tokens.value : undefined,
          }),
        }),
  );
}

/** The plugin keeps these flags as text. */
const isTrue = (block: PlannedBlock, path: string): Reading<boolean> => {
  const written = block.read(path);
  return written.state === 'unread' ? written : value(written.state === 'value' && String(written.value) === 'true');
};

const assignsPublicIp = (template: PlannedResource): Reading<boolean> =>
  flatMapReading(orElse(template.blocks('network_interfaces'), []), all =>
    mapReading(allOf(all.map(one => isTrue(one, 'associate_public_ip_address'))), flags => flags.includes(true)),
  );

const disksOf = (template: PlannedResource): Reading<readonly TemplateSummary['disks'][number][]> =>
  flatMapReading(orElse(template.blocks('block_device_mappings'), []), all => allOf(all.map(diskOf)));

const diskOf = (block: PlannedBlock): Reading<TemplateSummary['disks'][number]> =>
  flatMapReading(orElse(text(block, 'device_name'), ''), device => {
    const set = block.read('ebs.0.encrypted');
    const isSet = set.state === 'value' && set.value !== '';
    return flatMapReading(isSet ? isTrue(block, 'ebs.0.encrypted') : set.state === 'unread' ? set : value(undefined), encrypted =>
      mapReading(orElse(text(block, 'ebs.0.snapshot_id'), ''), snapshot => ({
        device,
        encrypted,
        fromSnapshot: snapshot !== '',
      })),
    ); // prettier-ignore
  });
