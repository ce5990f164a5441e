import { describe, expect, it } from 'vitest';
import { gcpCloudFunctions } from '../../../../src/providers/gcp/services/cloud-functions/cloud-functions.ts';
import { gcpCloudRun } from '../../../../src/providers/gcp/services/cloud-run/cloud-run.ts';
import { facet } from '../../../../src/model/resource.ts';
import { gcpVpc } from '../../../../src/providers/gcp/services/vpc/vpc.ts';
import { PROJECT, readGcp } from '../../../support/gcp/in-process.ts';
import { aggregated, compute, link, network, subnet } from '../../../support/gcp/rows.ts';

const HOME = `projects/${PROJECT}`;

describe('Google Cloud shows what needs what:', () => {
  it('a function its topic and its secrets', async () => {
    const row = {
      name: `${HOME}/locations/europe-west1/functions/mailer`,
      environment: 'GEN_2',
      state: 'ACTIVE',
      eventTrigger: { pubsubTopic: `${HOME}/topics/orders` },
      serviceConfig: {
        ingressSettings: 'ALLOW_INTERNAL_ONLY',
        secretEnvironmentVariables: [{ projectId: PROJECT, secret: 'db' }, { projectId: 'vaults', secret: 'mail' }],
        secretVolumes: [{ projectId: PROJECT, secret: 'db' }],
      },
    }; // prettier-ignore
    const answers = { [`cloudfunctions /v2/${HOME}/locations/-/functions`]: { functions: [row] } };
    const { resource } = await readGcp({ answers }, [gcpCloudFunctions]);
    expect(facet(resource('mailer'), 'relationships')).toEqual({
      state: 'value',
      value: [
        { to: `//pubsub.googleapis.com/${HOME}/topics/orders`, role: 'event-source' },
        { to: `//secretmanager.googleapis.com/${HOME}/secrets/db`, role: 'secret' },
        { to: '//secretmanager.googleapis.com/projects/vaults/secrets/mail', role: 'secret' },
      ],
    });
  });

  it('a service of Cloud Run the repository of its image and its secrets', async () => {
    const row = {
      metadata: { name: 'web', labels: { 'cloud.googleapis.com/location': 'europe-west1' }, annotations: {} },
      spec: {
        template: {
          spec: {
            containers: [
              {
                image: `europe-west1-docker.pkg.dev/${PROJECT}/images/web:3`,
                env: [{ name: 'DB', valueFrom: { secretKeyRef: { name: 'db', key: 'latest' } } }, { name: 'A', value: 'b' }],
              },
              { image: 'docker.io/library/nginx' },
            ],
          },
        },
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    }; // prettier-ignore
    const answers = { [`run /v1/${HOME}/locations/-/services`]: { items: [row] } };
    const { resource } = await readGcp({ answers }, [gcpCloudRun]);
    expect(facet(resource('web'), 'relationships')).toEqual({
      state: 'value',
      value: [
        {
          to: `//artifactregistry.googleapis.com/${HOME}/locations/europe-west1/repositories/images`,
          role: 'registry',
        },
        { to: `//secretmanager.googleapis.com/${HOME}/secrets/db`, role: 'secret' },
      ],
    });
  });

  it('a subnet the instance that its default route names', async () => {
    const nat = link('zones/europe-west1-b', 'instances', 'nat');
    const route = { network: link('global', 'networks', 'default'), destRange: '0.0.0.0/0', nextHopInstance: nat };
    const answers = {
      [compute('global/networks')]: { items: [network('default')] },
      [compute('aggregated/subnetworks')]: aggregated('subnetworks', [subnet('default')], 'regions/europe-west1'),
      [compute('global/routes')]: { items: [route] },
    };
    const { resources } = await readGcp({ answers }, [gcpVpc]);
    expect(resources('subnet')[0]?.facets.routes).toEqual({
      state: 'value',
      value: [
        {
          to: '0.0.0.0/0',
          via: 'other',
          target: `//compute.googleapis.com/${HOME}/zones/europe-west1-b/instances/nat`,
        },
      ],
    });
  });
});
