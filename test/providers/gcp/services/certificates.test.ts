import { describe, expect, it } from 'vitest';
import { gcpCertificateManager } from '../../../../src/providers/gcp/services/certificate-manager/certificate-manager.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { aggregated, compute, link } from '../../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../../support/gcp/verdicts.ts';

const SOON = '2026-12-20T00:00:00Z';
const LATER = '2027-01-20T00:00:00Z';
const classic = (more: object = {}): object => ({
  ...{ name: 'shop', selfLink: link('global', 'sslCertificates', 'shop'), type: 'SELF_MANAGED', expireTime: SOON },
  ...more,
});
const proxy = {
  name: 'p',
  selfLink: link('global', 'targetHttpsProxies', 'p'),
  sslCertificates: [link('global', 'sslCertificates', 'shop')],
};
const fixture = (
  certificate: object | undefined,
  proxies: readonly object[] = [proxy],
  managed: readonly object[] = [],
  refusals: GcpFixture['refusals'] = [],
): GcpFixture => ({
  refusals,
  answers: {
    [compute('aggregated/sslCertificates')]: aggregated('sslCertificates', certificate === undefined ? [] : [certificate], 'global'),
    [compute('aggregated/targetHttpsProxies')]: aggregated('targetHttpsProxies', proxies, 'global'),
    [`certificatemanager /v1/projects/${PROJECT}/locations/-/certificates`]: { certificates: managed },
  },
}); // prettier-ignore
const verdict = async (...world: Parameters<typeof fixture>): Promise<string | undefined> =>
  (await gcpVerdicts(fixture(...world), ['expiring-certificate'], [gcpCertificateManager])).get('shop');

describe('certificates of Compute Engine', () => {
  it('that expire soon are found where a proxy presents them', async () => {
    expect(await verdict(classic())).toMatch(/^fail/);
    expect(await verdict(classic(), [])).toBe('not-applicable');
    expect(await verdict(classic({ type: 'MANAGED', managed: { status: 'ACTIVE' }, expireTime: LATER }))).toBe('pass');
    expect(await verdict(classic({ type: 'MANAGED', managed: { status: 'RENEWAL_FAILED' } }))).toMatch(/^fail/);
  });

  it('that were never issued are none; the end of one without a date is not known', async () => {
    const pending = classic({ type: 'MANAGED', managed: { status: 'PROVISIONING' }, expireTime: undefined });
    expect((await readGcp(fixture(pending), [gcpCertificateManager])).resources('certificate')).toEqual([]);
    expect(await verdict(classic({ type: undefined, expireTime: undefined }))).toBe('unknown');
  });

  it('leave open who presents them where the proxies are refused', async () => {
    const refusals = [[/targetHttpsProxies/, { status: 403 }]] as const;
    const { resource } = await readGcp(fixture(classic(), [], [], refusals), [gcpCertificateManager]);
    expect(resource('shop').facets.validity).toEqual({
      state: 'value',
      value: { expiresAt: '2026-12-20T00:00:00.000Z', autoRenew: false },
    });
  });
});

it('certificates of Certificate Manager name who uses them', async () => {
  const own = (more: object): object => ({
    ...{ name: `projects/${PROJECT}/locations/global/certificates/shop`, expireTime: SOON, selfManaged: {} },
    ...more,
  });
  const usedBy = [{ name: '//certificatemanager.googleapis.com/x' }];
  expect(await verdict(undefined, [], [own({ usedBy })])).toMatch(/^fail/);
  expect(await verdict(undefined, [], [own({})])).toBe('not-applicable');
  const managed = { usedBy, selfManaged: undefined, managed: { state: 'ACTIVE' }, expireTime: LATER };
  expect(await verdict(undefined, [], [own(managed)])).toBe('pass');
});
