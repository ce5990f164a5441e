import type { Facets } from '../../model/facets.ts';
import type { Facts } from '../../model/facts.ts';
import { absent, value, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

type Logging = Facets['accessLogging'];
type ObjectEvents = NonNullable<Facets['auditLog']['objectEvents']>[number];

const OWN_LOG = ['accessLogging'] as const;

/** Whether requests are logged, by an access log of its own or, for the objects of a bucket, by an audit log. */
export const requestLogging = defineFact({
  name: 'requestLogging',
  on: ['key', 'secret', 'registry', 'messaging', 'bucket'],
  needs: {
    ...{ key: OWN_LOG, secret: OWN_LOG, registry: OWN_LOG, messaging: OWN_LOG },
    bucket: ['accessLogging', 'accessLogTarget', 'publicAccess'],
    'audit-log': ['auditLog'],
  },
  optional: ['accessLogTarget', 'publicAccess', 'auditLog'],
  prepare: index => ({ holders: logHoldersOf(index), auditLogs: index.seen('audit-log') }),
  compute(resource, { holders, auditLogs }, index): Reading<Facts['requestLogging']> {
    const own = facet(resource, 'accessLogging');
    if (own.state !== 'value') return own;
    // Only a bucket of a provider with access log targets is also covered by data events.
    const target = facet(resource, 'accessLogTarget');
    const isEither = target.state !== 'unread' || target.reason !== 'not-collected';
    if (own.value === 'enabled' || resource.kind !== 'bucket' || !isEither)
      return value({ logging: own.value, isPublic: false });
    if (holders.has(resource.id) || holders.has(resource.name)) return absent;
    const covering = auditLogs.filter(log => isOverBucket(log, resource));
    const byAuditLogs = loggingOf(covering, resource.id);
    if (byAuditLogs === 'enabled') return value({ logging: 'enabled', isPublic: false });
    const access = facet(resource, 'publicAccess');
    return (
      unseenLogs(index, resource, auditLogs) ??
      (access.state === 'unread' ? access : value({ logging: byAuditLogs, isPublic: valueOrNull(access) === 'public' }))
    );
  },
});

/**
 * What hides an audit log over the bucket, or that it gets logs itself: access logs stay in one account and region, and those
 * of Lightsail, whose buckets are not replicated either, in Lightsail.
 */
const unseenLogs = (
  index: InventoryIndex,
  { account, region }: Resource,
  auditLogs: readonly Resource[],
): Unread | undefined =>
  [
    ...auditLogs.map(log => facet(log, 'auditLog')),
    ...index.seen('bucket', { account, region }).map(bucket => facet(bucket, 'accessLogTarget')),
  ].find(reading => reading.state === 'unread') ??
  index.gap('audit-log') ??
  index.gap('bucket', { account, region, with: 'replicationDestinations' });

/** Buckets that get access logs or audit logs, by id or name: what they log themselves would never end. */
const logHoldersOf = (index: InventoryIndex): ReadonlySet<string> =>
  new Set([
    ...index.seen('bucket').flatMap(bucket => valueOrNull(facet(bucket, 'accessLogTarget')) ?? []),
    ...index.seen('audit-log').flatMap(log => valueOrNull(facet(log, 'auditLog'))?.bucket ?? []),
  ]);

/** Whether the audit log has what is done in the account and region of the bucket. */
function isOverBucket(log: Resource, bucket: Resource): boolean {
  const reading = facet(log, 'auditLog');
  if (log.provider !== bucket.provider || reading.state !== 'value') return false;
  const { organization, multiRegion, logging } = reading.value;
  return logging && (log.account === bucket.account || organization) && (multiRegion || log.region === bucket.region);
}

function loggingOf(logs: readonly Resource[], bucket: string): Logging {
  const events = logs.flatMap(log => valueOrNull(facet(log, 'auditLog'))?.objectEvents ?? []);
  const touching = events.filter(({ prefix }) => prefix.startsWith(`${bucket}/`) || `${bucket}/`.startsWith(prefix));
  const kept = touching.filter(({ except }) => !except.some(prefix => `${bucket}/`.startsWith(prefix)));
  const whole = kept.filter(one => isWhole(one, bucket)).map(one => one.events);
  const isComplete = whole.includes('all') || (whole.includes('reads') && whole.includes('writes'));
  return isComplete ? 'enabled' : kept.length > 0 ? 'partial' : 'disabled';
}

const isWhole = ({ prefix, except, events }: ObjectEvents, bucket: string): boolean =>
  events !== 'some' && `${bucket}/`.startsWith(prefix) && !except.some(one => one.startsWith(`${bucket}/`));
