import { absent, value } from '../../../src/model/reading.ts';
import type { Facets } from '../../../src/model/facets.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { firewallArn, subnetArn } from './network.ts';
import { arn, inZone, inZones, made, managed, nativeId, type Place, type Tags, type Zone } from './place.ts';

const GIBIBYTE = 2 ** 30;

export const serverArn = (place: Place, name: string): string =>
  arn(place, 'ec2', `instance/${nativeId('i', place, name)}`);
export const diskArn = (place: Place, name: string): string =>
  arn(place, 'ec2', `volume/${nativeId('vol', place, name)}`);

export interface ServerOptions {
  readonly type: string;
  readonly zone: Zone;
  readonly subnet: string;
  readonly firewalls: readonly string[];
  readonly createdAt: string;
  readonly tags: Tags;
  /** Has a public address. */
  readonly open?: boolean;
  readonly stopped?: boolean;
  readonly metadataService?: Facets['metadataService'];
  readonly disk?: Partial<Pick<DiskOptions, 'gibibytes' | 'type'>>;
  /** Name of the Auto Scaling group that started it. */
  readonly group?: string;
  readonly encrypted: boolean;
  /** The role that its programs act as. */
  readonly role?: string;
}

/** A machine and the disk that it starts from. */
export function server(place: Place, name: string, options: ServerOptions): Resource[] {
  const { type, zone, createdAt, group } = options;
  const tags = { Name: name, ...options.tags, ...(group === undefined ? {} : { 'aws:autoscaling:groupName': group }) };
  const id = serverArn(place, name);
  const [family = ''] = type.split('.');
  const generation = /\d+/.exec(family)?.[0] ?? '';
  const disks = ['disk', 'boot-disk'].map(role => ({ to: diskArn(place, name), role }));
  return [
    made(
      place,
      'aws-ec2-instances',
      { id, stableId: nativeId('i', place, name), kind: 'server', type: 'AWS::EC2::Instance', name, tags, createdAt },
      {
        state: value(options.stopped === true ? 'stopped' : 'running'),
        placement: inZone(place, zone),
        performance: value({ type: type, burstable: family.startsWith('t'), previousGeneration: false, generation }),
        instanceLifecycle: value('on-demand'),
        ebsOptimization: value('enabled'),
        networkInterfaces: value([
          {
            subnet: subnetArn(place, options.subnet),
            firewalls: options.firewalls.map(one => firewallArn(place, one)),
            addressFamilies: options.open === true ? ['ipv4'] : [],
          },
        ]),
        vcpus: value({ count: 2, sharedQuota: true }),
        workloadIdentity: options.role === undefined ? absent : value(options.role),
        metadataService: value(options.metadataService ?? 'imdsv2-required'),
        ...managed(tags),
        relationships: value(group === undefined ? disks : [...disks, { to: group, role: 'group' }]),
      },
    ),
    disk(place, name, {
      zone,
      server: id,
      encrypted: options.encrypted,
      createdAt,
      tags: options.tags,
      ...options.disk,
    }),
  ];
}

export interface DiskOptions {
  readonly zone: Zone;
  readonly server?: string;
  readonly encrypted: boolean;
  readonly createdAt: string;
  readonly tags: Tags;
  readonly gibibytes?: number;
  readonly type?: 'gp2' | 'gp3';
}

export function disk(place: Place, name: string, options: DiskOptions): Resource {
  const { zone, server: holder, encrypted, createdAt, gibibytes = 30, type = 'gp3' } = options;
  const tags = { Name: name, ...options.tags };
  return made(
    place,
    'aws-ec2-volumes',
    {
      id: diskArn(place, name),
      stableId: nativeId('vol', place, name),
      kind: 'disk',
      type: 'AWS::EC2::Volume',
      name,
      tags,
      createdAt,
    },
    {
      state: value(holder === undefined ? 'stopped' : 'running'),
      placement: inZone(place, zone),
      dataDurability: value('durable'),
      encryptionAtRest: value(encrypted ? 'provider-managed-key' : 'none'),
      size: value({ bytes: gibibytes * GIBIBYTE }),
      performance: value({ type: type, burstable: type === 'gp2', storageType: type, iops: 3000 }),
      ...managed(tags),
      relationships: value(holder === undefined ? [] : [{ to: holder, role: 'server' }]),
    },
  );
}

export interface GroupOptions {
  readonly scaling: Facets['scaling'];
  /** The zones of its settings, and in which of them each member runs. */
  readonly members: readonly { readonly name: string; readonly zone: Zone }[];
  readonly tags: Tags;
  readonly createdAt: string;
}

/** An Auto Scaling group; its members are servers that are made beside it. */
export function serverGroup(place: Place, name: string, { scaling, members, tags, createdAt }: GroupOptions): Resource {
  const id = arn(
    place,
    'autoscaling',
    `autoScalingGroup:${nativeId('asg', place, name).slice(4)}:autoScalingGroupName/${name}`,
  );
  const zones = [...new Set(members.map(member => member.zone))];
  return made(
    place,
    'aws-auto-scaling',
    { id, kind: 'server-group', type: 'AWS::AutoScaling::AutoScalingGroup', name, tags, createdAt },
    {
      placement: inZones(place, zones),
      scaling: value(scaling),
      relationships: value(members.map(member => ({ to: serverArn(place, member.name), role: 'member' }))),
      state: value('running'),
      ...managed(tags),
      autohealing: value({ suspendedProcesses: [] }),
      instanceMix: value({ instanceTypes: 'single', onDemandBase: true }),
      launchTemplate: value({ type: 'launch-template', image: 'available' }),
      launchSettings: value({ metadataService: 'imdsv2-required', assignsPublicIp: false, encryptsDisks: true }),
    },
  );
}

/** A snapshot of a disk that somebody or some script took. */
export function diskSnapshot(place: Place, of: string, takenAt: string, encrypted: boolean): Resource {
  const stableId = nativeId('snap', place, `${of} ${takenAt}`);
  return made(
    place,
    'aws-ec2-snapshots',
    {
      id: `arn:aws:ec2:${place.region}::snapshot/${stableId}`,
      stableId,
      kind: 'backup',
      type: 'AWS::EC2::Snapshot',
      name: `${of} ${takenAt.slice(0, 10)}`,
      tags: { Name: `${of} ${takenAt.slice(0, 10)}` },
      createdAt: takenAt,
    },
    {
      backup: value({
        source: diskArn(place, of),
        provider: 'aws',
        account: place.account,
        region: place.region,
        takenAt,
        immutability: 'none',
      }),
      encryptionAtRest: value(encrypted ? 'provider-managed-key' : 'none'),
      sharedWith: value([]),
      ...managed({}),
      relationships: value([]),
    },
  );
}
