import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { planAzure, type AzureRequest } from '../../../src/providers/azure/plan.ts';
import { runUnits } from '../../../src/providers/kit/run-units.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import type { ArmFixture } from './arm-fixture.ts';
import { startArmServer, type ArmServer } from './arm-server.ts';
import { assertDeclared } from '../assert-declared.ts';
import { certificate } from '../certificate.ts';

let trusted: Promise<void> | undefined;

/** A server that this process trusts. The caller closes it. */
export async function startTrustedServer(fixture: ArmFixture): Promise<ArmServer> {
  await (trusted ??= trust());
  return startArmServer(fixture);
}

async function trust(): Promise<void> {
  const { cert } = await certificate();
  setDefaultCACertificates([...getCACertificates('default'), cert]);
}

/** A token that the server accepts; authentication is tested with the built command line. */
export const credential = {
  getToken: () => Promise.resolve({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

export interface CollectedAzure {
  readonly records: readonly InventoryRecord[];
  readonly server: ArmServer;
  readonly resource: (name: string) => Extract<InventoryRecord, { record: 'resource' }>;
  readonly population: (
    kind: string,
    account?: string,
  ) => Extract<InventoryRecord, { record: 'population' }> | undefined;
  readonly refusals: () => readonly Extract<InventoryRecord, { record: 'refusal' }>[];
}

/** Runs collectors through the real transport. `seen` gets each record as it is emitted. */
export async function collectAzure(
  fixture: ArmFixture,
  request: Partial<AzureRequest> = {},
  seen: (record: InventoryRecord, server: ArmServer) => void = () => undefined,
): Promise<CollectedAzure> {
  const server = await startTrustedServer(fixture);
  const records: InventoryRecord[] = [];
  try {
    const plan = await planAzure({
      version: '0.0.0-test',
      endpoint: server.url,
      credential,
      maxRetries: 1,
      retryDelayMs: 1,
      ...request,
    });
    await runUnits(plan, record => {
      records.push(record);
      seen(record, server);
    });
    plan.close();
  } finally {
    await server.close();
  }
  assertDeclared(records, request.collectors ?? AZURE_COLLECTORS);
  const of = <R extends InventoryRecord['record']>(kind: R) =>
    records.filter((one): one is Extract<InventoryRecord, { record: R }> => one.record === kind);
  return {
    records,
    server,
    resource: name => {
      const found = of('resource').find(one => one.name === name);
      if (found === undefined)
        throw new Error(
          `No resource ${name}; there are ${of('resource')
            .map(one => one.name)
            .join(', ')}`,
        );
      return found;
    },
    population: (kind, account) =>
      of('population').find(one => one.kind === kind && (account === undefined || one.unit.includes(account))),
    refusals: () => of('refusal'),
  };
}

export const SUBSCRIPTION = '00000000-0000-0000-0000-00000000000a';
/** The id of a resource in a group of that subscription: `armPath('Microsoft.Compute/disks', 'd1')`. */
export const armPath = (type: string, name: string, subscription = SUBSCRIPTION, group = 'shop-rg'): string =>
  `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${name}`;

/** Three zones whose physical order differs from the logical one, and a region without zones. */
export const LOCATIONS = [
  {
    name: 'westeurope',
    displayName: 'West Europe',
    metadata: { regionType: 'Physical', pairedRegion: [{ name: 'northeurope' }] },
    availabilityZoneMappings: [
      { logicalZone: '1', physicalZone: 'westeurope-az3' },
      { logicalZone: '2', physicalZone: 'westeurope-az1' },
      { logicalZone: '3', physicalZone: 'westeurope-az2' },
    ],
  },
  {
    name: 'northeurope',
    displayName: 'North Europe',
    metadata: { regionType: 'Physical', pairedRegion: [{ name: 'westeurope' }] },
    availabilityZoneMappings: [{ logicalZone: '1', physicalZone: 'northeurope-az1' }],
  },
  { name: 'westus', displayName: 'West US', metadata: { regionType: 'Physical', pairedRegion: [{ name: 'eastus' }] } },
  { name: 'europe', displayName: 'Europe', metadata: { regionType: 'Logical' } },
];
