import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, isoDate, type Labels, type Row } from '../../facets/common.ts';
import { regionOf } from '../../facets/placement.ts';

/** A certificate of Compute Engine. */
export interface SslCertificate extends Row {
  readonly region?: string;
  /** `MANAGED`: Google renews it. */
  readonly type?: string;
  readonly expireTime?: string;
  readonly managed?: { readonly status?: string } | null;
}

/** A certificate of Certificate Manager. */
export interface Certificate {
  readonly name?: string;
  readonly createTime?: string;
  readonly expireTime?: string;
  readonly labels?: Labels;
  readonly managed?: { readonly state?: string } | null;
  /** Proxies, and entries of certificate maps, by their full names. */
  readonly usedBy?: readonly { readonly name?: string }[] | null;
}

export function emitClassic(ctx: GcpContext, row: SslCertificate, inUse: boolean | undefined): void {
  // A managed one that was never issued is presented nowhere.
  if (row.type === 'MANAGED' && row.expireTime === undefined) return;
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'certificate', type: 'compute.googleapis.com/SslCertificate', region: regionOf(row.region) },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: { validity: validityOf(row.expireTime, row.managed?.status === 'ACTIVE', inUse) },
  });
}

export function emitManaged(ctx: GcpContext, row: Certificate): void {
  if (row.managed !== undefined && row.managed !== null && row.expireTime === undefined) return;
  const location = /\/locations\/([^/]+)\//.exec(row.name ?? '')?.[1];
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'certificate', type: 'certificatemanager.googleapis.com/Certificate', region: regionOf(location) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      validity: validityOf(row.expireTime, row.managed?.state === 'ACTIVE', (row.usedBy ?? []).length > 0),
    },
  });
}

/**
 * `ACTIVE` says that the renewal works; one that failed leaves a certificate that is still presented and that nobody renews
 * (compute.googleapis.com, `SslCertificateManagedSslCertificate.status`).
 */
function validityOf(
  expireTime: string | undefined,
  autoRenew: boolean,
  inUse: boolean | undefined,
): Reading<Facets['validity']> {
  const expiresAt = isoDate(expireTime);
  return expiresAt === undefined
    ? unread('failed', 'the response has no expireTime')
    : value({
        expiresAt,
        autoRenew,
        ...(autoRenew ? { renewalWorks: true } : {}),
        ...(inUse === undefined ? {} : { inUse }),
      });
}
