import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, unread, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { isPublic, type IamPolicy } from '../../facets/iam-policy.ts';
import { PUBLIC_ACCESS_PREVENTION, readConstraint, SECURE_HTTP_TRANSPORT } from '../../facets/organization-policy.ts';
import { readAccessLogging } from '../iam/audit-logging.ts';

interface Bucket {
  readonly logging?: { readonly logBucket?: string } | null;
  readonly iamConfiguration?: { readonly publicAccessPrevention?: string } | null;
}
type Access = {
  readonly [F in 'publicAccess' | 'encryptionInTransit' | 'accessLogging']: Reading<Facets[F]>;
};

/** Who may read a bucket, how, and whether it is written down: by its own settings and those of project and organization. */
export async function accessOf(ctx: GcpContext, row: Bucket, policy: Reading<IamPolicy>): Promise<Access> {
  const publicAccess = await publicAccessOf(ctx, row, policy);
  return {
    publicAccess,
    encryptionInTransit: mapReading(await readConstraint(ctx, SECURE_HTTP_TRANSPORT), isEnforced =>
      isEnforced ? 'required' : 'optional',
    ),
    accessLogging: await accessLoggingOf(ctx, row, publicAccess),
  };
}

/** Prevention beats every grant. Objects may be public by ACLs of their own, which are not read. */
async function publicAccessOf(
  ctx: GcpContext,
  { iamConfiguration }: Bucket,
  policy: Reading<IamPolicy>,
): Promise<Reading<Facets['publicAccess']>> {
  if (iamConfiguration?.publicAccessPrevention === 'enforced') return value('blocked');
  const prevention = await readConstraint(ctx, PUBLIC_ACCESS_PREVENTION);
  if (valueOrNull(prevention) === true) return value('blocked');
  if (policy.state === 'absent') return unread('failed', 'the response has no policy');
  return flatMapReading(policy, (found): Reading<Facets['publicAccess']> => {
    if (!isPublic(found)) return value('possible');
    return prevention.state === 'unread' ? prevention : value('public');
  });
}

/** Audit logs leave out what the public reads; usage logs have it (cloud.google.com/storage/docs/audit-logging). */
async function accessLoggingOf(
  ctx: GcpContext,
  { logging }: Bucket,
  publicAccess: Reading<Facets['publicAccess']>,
): Promise<Reading<Facets['accessLogging']>> {
  if ((logging?.logBucket ?? '') !== '') return value('enabled');
  const audited = await readAccessLogging(ctx, 'storage');
  return valueOrNull(audited) === 'enabled' && valueOrNull(publicAccess) === 'public' ? value('partial') : audited;
}
