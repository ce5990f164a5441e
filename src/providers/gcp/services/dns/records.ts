import type { Facets } from '../../../../model/facets.ts';
import { isCustomerAddress } from './google-addresses.ts';

interface HealthCheckedTargets {
  readonly internalLoadBalancers?: readonly { readonly ipAddress?: string }[] | null;
  readonly externalEndpoints?: readonly string[] | null;
}

interface Item {
  readonly rrdatas?: readonly string[] | null;
  readonly healthCheckedTargets?: HealthCheckedTargets | null;
}

interface Items {
  readonly items?: readonly Item[] | null;
}

/** A record set of Cloud DNS. */
export interface RecordSet {
  readonly name?: string;
  readonly type?: string;
  readonly rrdatas?: readonly string[] | null;
  readonly routingPolicy?: {
    readonly wrr?: Items | null;
    readonly geo?: Items | null;
    readonly primaryBackup?: {
      readonly primaryTargets?: HealthCheckedTargets | null;
      readonly backupGeoTargets?: Items | null;
    } | null;
  } | null;
}

type Entry = Facets['dnsRecords'][number];

const ADDRESS_RECORDS = new Set<string | undefined>(['A', 'AAAA', 'CNAME', 'ALIAS']);

/** The records of a zone that lead somewhere. */
export const dnsRecordsOf = (sets: readonly RecordSet[]): Facets['dnsRecords'] =>
  sets
    .filter(({ type }) => ADDRESS_RECORDS.has(type))
    .map(set => {
      const name = hostOf(set.name ?? '');
      return { name, to: targetsOf(set), routing: routingOf(set), expectedTargets: expectedTargetsOf(name, set) };
    });

/** In lower case, without the final dot. */
const hostOf = (name: string): string => name.replace(/\.$/, '').toLowerCase();

const itemsOf = ({ routingPolicy }: RecordSet): readonly Item[] => {
  const { wrr, geo, primaryBackup } = routingPolicy ?? {};
  return [
    ...(wrr?.items ?? []),
    ...(geo?.items ?? []),
    ...(primaryBackup?.primaryTargets == null ? [] : [{ healthCheckedTargets: primaryBackup.primaryTargets }]),
    ...(primaryBackup?.backupGeoTargets?.items ?? []),
  ];
};

const targetsOf = (set: RecordSet): string[] => [
  ...new Set([
    ...(set.rrdatas ?? []).map(hostOf),
    ...itemsOf(set).flatMap(({ rrdatas, healthCheckedTargets }) => [
      ...(rrdatas ?? []).map(hostOf),
      ...(healthCheckedTargets?.externalEndpoints ?? []),
      ...(healthCheckedTargets?.internalLoadBalancers ?? []).flatMap(({ ipAddress }) => ipAddress ?? []),
    ]),
  ]),
];

/** Every place that a policy may choose needs a health check; in a failover policy the backup may go without. */
function routingOf(set: RecordSet): Entry['routing'] {
  const { wrr, geo, primaryBackup } = set.routingPolicy ?? {};
  if (primaryBackup !== undefined && primaryBackup !== null) return 'health-checked';
  const items = [...(wrr?.items ?? []), ...(geo?.items ?? [])];
  if (items.length < 2) return 'simple';
  return items.every(({ healthCheckedTargets }) => isNamed(healthCheckedTargets)) ? 'health-checked' : 'unchecked';
}

const isNamed = (targets: HealthCheckedTargets | null | undefined): boolean =>
  [...(targets?.externalEndpoints ?? []), ...(targets?.internalLoadBalancers ?? [])].length > 0;

/** What has a public address of its own besides machines and reserved addresses. */
const HOLDERS = ['load-balancer', 'database', 'kubernetes-cluster'] as const;

/**
 * A name that leads to a bucket needs that bucket, and an address that Google gives to its customers something of ours that has
 * it: whoever gets a released address answers in its place.
 */
function expectedTargetsOf(name: string, set: RecordSet): Entry['expectedTargets'] {
  if (set.type !== 'A') return bucketOf(name, set);
  return targetsOf(set)
    .filter(isCustomerAddress)
    .map(address => ({ kind: 'public-ip', name: address, holders: [...HOLDERS] }));
}

/** A bucket that is served under a name of its own has that name (docs.cloud.google.com/storage/docs/request-endpoints). */
const bucketOf = (name: string, { type, rrdatas }: RecordSet): Entry['expectedTargets'] =>
  type === 'CNAME' && (rrdatas ?? []).some(target => hostOf(target) === 'c.storage.googleapis.com')
    ? [{ kind: 'bucket', name }]
    : [];
