import { describe, expect, it } from 'vitest';
import { gcpLoadBalancing } from '../../../../../src/providers/gcp/services/load-balancing/load-balancing.ts';
import { balancerAnswers, proxy } from '../../../../support/gcp/balancers.ts';
import type { GcpFixture } from '../../../../support/gcp/gcp-fixture.ts';
import { readGcp } from '../../../../support/gcp/in-process.ts';
import { link } from '../../../../support/gcp/rows.ts';

describe('the certificates of a load balancer', () => {
  const held = (name: string, usedBy: string): object => ({
    ...{ name: `projects/shop-production/locations/global/certificates/${name}`, expireTime: '2027-01-20T00:00:00Z' },
    usedBy: [{ name: `//certificatemanager.googleapis.com/${usedBy}` }],
  });
  const maps = 'projects/shop-production/locations/global/certificateMaps';
  const list = 'certificatemanager /v1/projects/shop-production/locations/-/certificates';
  const certificates = async (
    more: Record<string, unknown>,
    refusals: GcpFixture['refusals'] = [],
  ): Promise<string[]> => {
    const answer = { certificates: [held('a', `${maps}/shop/certificateMapEntries/a`), held('b', `${maps}/shop-2/certificateMapEntries/b`)] }; // prettier-ignore
    const world = { httpsProxies: [proxy('targetHttpsProxies', 'shop', more)], more: { [list]: answer } };
    const { relationships } = (
      await readGcp({ answers: balancerAnswers(world), refusals }, [gcpLoadBalancing])
    ).resource('shop').facets;
    if (relationships?.state !== 'value') throw new Error('relationships were not read');
    return relationships.value.filter(({ role }) => role === 'certificate').map(({ to }) => to);
  };
  const ofManager = (name: string): string =>
    `//certificatemanager.googleapis.com/projects/shop-production/locations/global/${name}`;

  it('are those that its proxies name, of Compute Engine and of Certificate Manager', async () => {
    const own = link('global', 'sslCertificates', 'shop');
    const managed = ofManager('certificates/c');
    expect(await certificates({ sslCertificates: [own, managed] })).toEqual([
      '//compute.googleapis.com/projects/shop-production/global/sslCertificates/shop',
      managed,
    ]);
    expect(await certificates({})).toEqual([]);
  });

  it('are those of the map, which goes before them; the map where its entries cannot be seen', async () => {
    const world = { certificateMap: ofManager('certificateMaps/shop'), sslCertificates: [link('global', 'sslCertificates', 'shop')] }; // prettier-ignore
    expect(await certificates(world)).toEqual([ofManager('certificates/a')]);
    expect(await certificates(world, [[/\/certificates/, { status: 403 }]])).toEqual([
      ofManager('certificateMaps/shop'),
    ]);
  });
});
