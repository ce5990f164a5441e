import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { eachShared, rowsById } from '../compute/read-rows.ts';
import { CERTIFICATES, SSL_CERTIFICATES, TARGET_HTTPS_PROXIES, TARGET_SSL_PROXIES } from '../load-balancing/calls.ts';
import type { TargetProxy } from '../load-balancing/rows.ts';
import { emitClassic, emitManaged, type Certificate, type SslCertificate } from './certificates.ts';

/** Certificates of load balancers: those of Compute Engine, and of Certificate Manager. */
export const gcpCertificateManager: GcpCollector = {
  id: 'gcp-certificate-manager',
  provider: 'gcp',
  scope: 'global',
  lists: ['certificate'],
  fills: { certificate: ['validity'] },
  operations: gcpOperations(SSL_CERTIFICATES, CERTIFICATES, TARGET_HTTPS_PROXIES, TARGET_SSL_PROXIES),
  collect: async ctx => {
    await Promise.all([
      ctx.list('certificate', SSL_CERTIFICATES.call, () =>
        ctx.each<SslCertificate>(SSL_CERTIFICATES, async row => {
          emitClassic(ctx, row, await isPresented(ctx, row.selfLink ?? ''));
        }),
      ),
      ctx.list('certificate', CERTIFICATES.call, () =>
        eachShared<Certificate>(ctx, CERTIFICATES, row => {
          emitManaged(ctx, row);
        }),
      ),
    ]);
  },
};

/** Whether a proxy presents it; undefined where the proxies were refused. */
async function isPresented(ctx: GcpContext, address: string): Promise<boolean | undefined> {
  const lists = await Promise.all(
    [TARGET_HTTPS_PROXIES, TARGET_SSL_PROXIES].map(list => rowsById<TargetProxy>(ctx, list)),
  );
  const id = ctx.fullName('compute', address);
  const presents = ({ sslCertificates }: TargetProxy): boolean =>
    (sslCertificates ?? []).some(one => ctx.fullName('compute', one) === id);
  if (lists.some(list => list.state === 'value' && [...list.value.values()].some(presents))) return true;
  return lists.every(({ state }) => state === 'value') ? false : undefined;
}
