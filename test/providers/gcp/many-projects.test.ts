import { describe, expect, it } from 'vitest';
import { findProjects } from '../../../src/providers/gcp/client/projects.ts';
import { GCP_PLANNING_CALLS } from '../../../src/providers/gcp/planning-operations.ts';
import { gcpInstances } from '../../../src/providers/gcp/services/compute/instances.ts';
import { gcpVpc } from '../../../src/providers/gcp/services/vpc/vpc.ts';
import { pages } from '../../support/gcp/gcp-fixture.ts';
import { transportTo } from '../../support/gcp/in-process.ts';
import { aggregated, compute, instance, link } from '../../support/gcp/rows.ts';
import { gcpVerdicts } from '../../support/gcp/verdicts.ts';

describe('5,000 projects', () => {
  const page = (at: number) => ({
    projects: Array.from({ length: 500 }, (_, row) => {
      const number = String(at * 500 + row);
      return { name: `projects/${number}`, projectId: `shop-${number}`, state: 'ACTIVE' };
    }),
  });

  it('are found in ten calls, page by page', async () => {
    const log: string[] = [];
    const transport = transportTo({ answers: { 'cloudresourcemanager /v3/projects:search': pages(...Array.from({ length: 10 }, (_, at) => page(at))) } }, log);
    const watch = { declared: new Set(GCP_PLANNING_CALLS), called: () => undefined, signal: undefined };
    const { chosen, warnings } = await findProjects(transport, {}, watch);
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(5000);
    expect(log).toHaveLength(10);
    expect(warnings).toEqual([]);
  }); // prettier-ignore
});

describe('a shared VPC whose host project is refused', () => {
  const HOST = 'network-host';
  const machine = instance('web', {
    networkInterfaces: [
      {
        network: link('global', 'networks', 'shared', HOST),
        subnetwork: link('regions/europe-west1', 'subnetworks', 'shared', HOST),
        accessConfigs: [{ type: 'ONE_TO_ONE_NAT', natIP: '34.1.2.3' }],
      },
    ],
  });

  it('leaves open what reaches its machines', async () => {
    const said = await gcpVerdicts(
      {
        answers: { [compute('aggregated/instances')]: aggregated('instances', [machine]) },
        refusals: [[/projects\/network-host/, { status: 403 }]],
      },
      ['open-management-port'],
      [gcpInstances, gcpVpc],
    );
    expect(said.get('web')).toBe('unknown');
  });
});
