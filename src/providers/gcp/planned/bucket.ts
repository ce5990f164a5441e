import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, flag, isNew, known, number, orElse, OUTSIDE, text, texts } from '../../kit/planned.ts';
import { inStorageLocation } from '../facets/placement.ts';

/** Seven days where nothing is set (cloud.google.com/storage/docs/soft-delete). */
const DEFAULT_SOFT_DELETE = 604_800;
const DAY = 86_400;

export const bucket: PlannedType = {
  kind: 'bucket',
  type: 'storage.googleapis.com/Bucket',
  id: resource => {
    const name = known(resource, 'name');
    return known(resource, 'self_link') === undefined || name === undefined
      ? undefined
      : `//storage.googleapis.com/${name}`;
  },
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    publicAccess: publicAccessOf(resource, context),
    versioning: versioningOf(resource, context),
    encryptionAtRest: value(
      resource.read('encryption.0.default_kms_key_name').state === 'absent'
        ? 'provider-managed-key'
        : 'customer-managed-key',
    ),
    placement: flatMapReading(text(resource, 'location'), location => inStorageLocation(location)),
    immutability: immutabilityOf(resource),
    networkAccess: absent,
    localAuthentication: absent,
    singleZoneTransition: value(false),
    dataDurability: value('durable'),
  }),
};

const EVERYBODY = /^(allUsers|allAuthenticatedUsers)$/;

/** A constraint of the organization that prevents it is beyond the plan: it makes the grant fail. */
function publicAccessOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['publicAccess']> {
  const prevention = text(resource, 'public_access_prevention');
  if (prevention.state === 'value' && prevention.value === 'enforced') return value('blocked');
  const grants = ['google_storage_bucket_iam_member', 'google_storage_bucket_iam_binding', 'google_storage_bucket_iam_policy'].map(type => about(plan, resource, { type, by: 'bucket' })); // prettier-ignore
  const members = grants.flatMap(({ found }) => found.map(membersOf));
  if (members.some(one => one.state === 'value' && one.value.some(member => EVERYBODY.test(member))))
    return value('public');
  const gap = [prevention, ...grants.map(({ hidden }) => hidden), ...members].find(one => one?.state === 'unread');
  if (gap?.state === 'unread') return gap;
  return isNew(resource) ? value('possible') : OUTSIDE;
}

function membersOf(grant: PlannedResource): Reading<readonly string[]> {
  if (grant.type.endsWith('_member')) return mapReading(text(grant, 'member'), one => [one]);
  if (grant.type.endsWith('_binding')) return texts(grant, 'members');
  return flatMapReading(text(grant, 'policy_data'), policy =>
    value(policy.match(/allUsers|allAuthenticatedUsers/g) ?? []),
  );
}

/** Soft delete keeps deleted and overwritten objects. */
function versioningOf(resource: PlannedResource, { plan }: PlannedContext): Reading<Facets['versioning']> {
  const enabled = orElse(flag(resource, 'versioning.0.enabled'), false);
  const written = orElse(number(resource, 'soft_delete_policy.0.retention_duration_seconds'), DEFAULT_SOFT_DELETE);
  // The service computes the block where it is not written.
  const isDefault = written.state === 'unread' && plan.isUnset(resource, 'soft_delete_policy');
  const seconds = isDefault ? value(DEFAULT_SOFT_DELETE) : written;
  return flatMapReading(enabled, on =>
    on
      ? value<Facets['versioning']>(true)
      : mapReading(seconds, (kept): Facets['versioning'] =>
          kept === 0 ? false : { softDeleteDays: kept / DAY, overwrites: true },
        ),
  );
}

function immutabilityOf(resource: PlannedResource): Reading<Facets['immutability']> {
  const policies = resource.blocks('retention_policy');
  if (policies.state === 'unread') return policies;
  const [policy] = policies.state === 'value' ? policies.value : [];
  if (policy === undefined) return value({ state: 'none' });
  const locked = orElse(flag(policy, 'is_locked'), false);
  const seconds = Number(policy.read('retention_period').state === 'value' ? known(policy, 'retention_period') : Number.NaN); // prettier-ignore
  if (!Number.isFinite(seconds)) return unread('unsupported', 'its retention is not known');
  return mapReading(locked, is => ({ state: is ? 'locked' : 'unlocked', minRetentionDays: seconds / DAY }));
}
