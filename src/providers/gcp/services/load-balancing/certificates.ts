import type { Facets } from '../../../../model/facets.ts';
import type { GcpContext } from '../../context.ts';
import type { Certificate } from '../certificate-manager/certificates.ts';
import { readRows } from '../compute/read-rows.ts';
import { CERTIFICATES } from './calls.ts';
import type { Balancer } from './frontends.ts';
import type { TargetProxy } from './rows.ts';

/**
 * The certificates that the proxies of a load balancer present: those of Compute Engine or of Certificate Manager that a proxy
 * names, and those of its certificate map.
 */
export async function certificatesOf(ctx: GcpContext, { frontends }: Balancer): Promise<Facets['relationships']> {
  const proxies = frontends.flatMap(({ proxy }) => proxy ?? []);
  const named = await Promise.all(proxies.map(proxy => presentedBy(ctx, proxy)));
  return [...new Set(named.flat())].map(to => ({ to, role: 'certificate' }));
}

async function presentedBy(ctx: GcpContext, proxy: TargetProxy): Promise<readonly string[]> {
  const { certificateMap = '', sslCertificates } = proxy;
  // Where a proxy has a map, it presents no other certificate (compute API, `targetHttpsProxies.certificateMap`).
  if (certificateMap !== '') return ofMap(ctx, certificateMap);
  return (sslCertificates ?? []).map(one => ctx.fullName(apiOfCertificate(one), one));
}

const apiOfCertificate = (address: string): string =>
  address.includes('/sslCertificates/') ? 'compute' : 'certificatemanager';

/** The certificates that an entry of the map uses; the map itself stands for those that cannot be seen. */
async function ofMap(ctx: GcpContext, map: string): Promise<readonly string[]> {
  const own = ctx.fullName('certificatemanager', map);
  const { found } = await readRows<Certificate>(ctx, CERTIFICATES);
  const used = found.filter(({ usedBy }) =>
    (usedBy ?? []).some(({ name = '' }) => ctx.fullName('certificatemanager', name).startsWith(`${own}/`)),
  );
  const ids = used.flatMap(({ name }) => (name === undefined ? [] : [ctx.fullName('certificatemanager', name)]));
  return ids.length === 0 ? [own] : ids;
}
