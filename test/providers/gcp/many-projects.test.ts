import { describe, expect, it } from 'vitest';
import { findProjects } from '../../../src/providers/gcp/client/projects.ts';
import { unitsOf } from '../../../src/providers/gcp/plan.ts';
import { GCP_PLANNING_CALLS } from '../../../src/providers/gcp/planning-operations.ts';
import { gcpDisks } from '../../../src/providers/gcp/services/compute/disks.ts';
import { gcpInstances } from '../../../src/providers/gcp/services/compute/instances.ts';
import { gcpVpc } from '../../../src/providers/gcp/services/vpc/vpc.ts';
import type { GcpTarget } from '../../../src/providers/gcp/target.ts';
import { runUnits } from '../../../src/providers/kit/run-units.ts';
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

  it('are read one after the other: what is known of a project is forgotten when its last unit has ended', async () => {
    const transport = transportTo({});
    const targets = Array.from({ length: 5000 }, (_, at): GcpTarget => ({
      project: { id: `shop-${String(at)}`, number: String(at), name: 'Shop', labels: {} },
      transport,
      hierarchy: { scopes: [], shared: new Map() },
      shared: new Map(),
    }));
    const units = unitsOf(targets, [gcpDisks], []);
    const concurrency = 4;
    let [read, mostKept] = [0, 0];
    await runUnits(
      { targets: [], units },
      one => {
        if (one.record !== 'unit' || read++ % 50 !== 0) return;
        mostKept = Math.max(mostKept, targets.filter(({ shared, enabledApis }) => enabledApis !== undefined || shared.size > 0).length);
      },
      { concurrency },
    );
    expect(read).toBe(5000);
    expect(mostKept).toBeGreaterThan(0);
    expect(mostKept).toBeLessThanOrEqual(2 * concurrency);
  }, 60_000); // prettier-ignore
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
