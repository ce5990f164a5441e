import { describe, expect, it } from 'vitest';
import { gcpImages } from '../../../../src/providers/gcp/services/compute/images.ts';
import { gcpProject } from '../../../../src/providers/gcp/services/project/project.ts';
import { gcpVpc } from '../../../../src/providers/gcp/services/vpc/vpc.ts';
import type { GcpFixture } from '../../../support/gcp/gcp-fixture.ts';
import { aggregated, compute, link } from '../../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../../support/gcp/verdicts.ts';

const image = (name: string) => ({ name, selfLink: link('global', 'images', name) });
const policy = (member: string) => ({ bindings: [{ role: 'roles/compute.imageUser', members: [member] }] });
const images = (member: string, refusals: GcpFixture['refusals'] = []): GcpFixture => ({
  answers: {
    [compute('global/images')]: { items: [image('web-1'), image('web-2')] },
    [compute('global/images/web-2/getIamPolicy')]: policy(member),
  },
  refusals,
});
const said = async (check: string, fixture: GcpFixture, name = 'web-2'): Promise<string | undefined> =>
  (await gcpVerdicts(fixture, [check], [gcpProject, gcpImages])).get(name);

describe('images of machines', () => {
  it('that everybody with a Google account may start are reported', async () => {
    expect(await said('public-resource-policy', images('allAuthenticatedUsers'))).toBe('fail public');
    expect(await said('public-resource-policy', images('allAuthenticatedUsers'), 'web-1')).toBe('pass');
  });

  it('that another project may start are not public; a project that is not ours is named', async () => {
    const partner = images('serviceAccount:ci@partner.iam.gserviceaccount.com');
    expect(await said('public-resource-policy', partner)).toBe('pass');
    expect(await said('unknown-external-principal', partner)).toMatch(/^(fail|partial)/);
    expect(await said('unknown-external-principal', images('user:a@example.com'))).toBe('pass');
  });

  it('of which one does not show who may use it are unknown', async () => {
    expect(await said('public-resource-policy', images('user:a@example.com', [[/web-2\/getIamPolicy/, { status: 403 }]]))).toBe('unknown');
  }); // prettier-ignore
});

describe('Cloud NAT', () => {
  const nat = (more: object) =>
    gcpVerdicts(
      {
        answers: {
          [compute('aggregated/routers')]: aggregated(
            'routers',
            [{ name: 'r', selfLink: link('regions/europe-west1', 'routers', 'r'), region: link('', 'regions', 'europe-west1'), network: link('global', 'networks', 'default'), nats: [{ name: 'out', ...more }] }],
            'regions/europe-west1',
          ),
        },
      },
      ['static-nat-port-allocation'],
      [gcpVpc],
    ).then(all => all.get('out')); // prettier-ignore

  it.each([
    ['the default of 64 ports', {}, 'fail few'],
    ['a fixed number that suffices', { minPortsPerVm: 2048 }, 'pass'],
    ['ports as machines need them', { minPortsPerVm: 32, enableDynamicPortAllocation: true }, 'pass'],
    ['a gateway for web proxies', { endpointTypes: ['ENDPOINT_TYPE_SWG'] }, 'not-applicable'],
  ])('with %s', async (_, more, expected) => {
    expect(await nat(more)).toBe(expected);
  });
});
