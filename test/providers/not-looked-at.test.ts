import { describe, expect, it } from 'vitest';
import { notLookedAt, type IsReadType } from '../../src/assess/not-looked-at.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import { notLookedAtNote, notLookedAtTable } from '../../src/brief/pages/not-looked-at.ts';
import { mergeInventories } from '../../src/inventory/merge.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import {
  INVENTORY_VERSION,
  type Inventory,
  type InventoryHeader,
  type InventoryRecord,
} from '../../src/model/inventory.ts';
import type { Provider } from '../../src/model/kinds.ts';
import { value } from '../../src/model/reading.ts';
import { isReadType as isReadByAws } from '../../src/providers/aws/read-types.ts';
import { isReadType as isReadByAzure } from '../../src/providers/azure/read-types.ts';
import { isReadType as isReadByGcp } from '../../src/providers/gcp/read-types.ts';
import { healthyCompany } from '../support/assessment.ts';
import { armPath, LOCATIONS, SUBSCRIPTION } from '../support/azure/collect.ts';
import { azureRecords } from '../support/azure/in-process.ts';
import { NOW } from '../support/verdicts.ts';

const words = translatorFor('en');

/** What coverage page and evidence name, of the types in an inventory that were counted. */
function namedIn(inventory: Inventory, isReadType: IsReadType) {
  const { coverage, ...rest } = healthyCompany();
  const assessment: Assessment = { ...rest, coverage: { ...coverage, notLookedAt: notLookedAt(inventory, isReadType) } };
  return {
    note: (notLookedAtNote(words, assessment)?.lines ?? []).join(' '),
    rows: new Set((notLookedAtTable(words, assessment)?.rows ?? []).map(({ type }) => type)),
  };
} // prettier-ignore

const headerOf = (provider: Provider, account: string): InventoryHeader => ({
  version: INVENTORY_VERSION,
  tool: '0',
  started: NOW,
  targets: [{ provider, account, regions: ['here'] }],
});

describe('an Azure resource of each type is read, or named as not looked at', () => {
  const row = (type: string) => {
    const [provider = '', ...types] = type.split('/');
    const id = armPath(provider, types.map((one, index) => `${one}/x${String(index)}`).join('/'));
    return { id, type, name: id.split('/').at(-1) ?? '', location: 'westeurope', properties: { provisioningState: 'Succeeded' } };
  }; // prettier-ignore
  /** By themselves, with the least that their list says. */
  const READ = [
    'Microsoft.DocumentDB/mongoClusters', 'Microsoft.DocumentDB/cassandraClusters', 'Microsoft.Network/frontDoors', 'Microsoft.CognitiveServices/accounts', 'Microsoft.Databricks/workspaces',
    'Microsoft.MachineLearningServices/workspaces', 'Microsoft.Automation/automationAccounts', 'Microsoft.Logic/workflows', 'Microsoft.Web/hostingEnvironments', 'Microsoft.ServiceFabric/managedClusters',
    'Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers', 'Microsoft.App/containerApps', 'Microsoft.ApiManagement/service',
  ]; // prettier-ignore
  const NAMED = [
    'Microsoft.HybridCompute/machines', 'Microsoft.ServiceFabric/clusters', 'Microsoft.HDInsight/clusters', 'Microsoft.AppPlatform/Spring', 'Microsoft.RedHatOpenShift/OpenShiftClusters',
    'Microsoft.Kubernetes/connectedClusters', 'Microsoft.AzureArcData/sqlServerInstances', 'Microsoft.Cdn/edgeNodes', 'Microsoft.Media/mediaservices', 'Microsoft.Purview/accounts',
  ]; // prettier-ignore
  const read = async (): Promise<InventoryRecord[]> =>
    azureRecords(
      {
        subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }],
        locations: LOCATIONS,
        resources: [...READ, ...NAMED].map(row),
      },
      SUBSCRIPTION,
      () => ({ started: NOW, ended: NOW }),
    );

  it('in the inventory, or on the page and in the evidence', async () => {
    const records = await read();
    const inventory = mergeInventories([{ header: headerOf('azure', SUBSCRIPTION), records, ended: NOW }]);
    const types = new Set(inventory.resources.map(({ type }) => type.toLowerCase()));
    const { note, rows } = namedIn(inventory, isReadByAzure);
    expect(READ.filter(type => !types.has(type.toLowerCase()))).toEqual([]);
    expect([...rows].sort()).toEqual([...NAMED].sort());
    expect(note).toContain(`${String(NAMED.length)} resources of ${String(NAMED.length)} kinds`);
  });
});

describe('what the list of all resources counts', () => {
  const counted = (provider: Provider, names: readonly string[]): Inventory => {
    const sources = [{ name: 'the list', covers: 'all' as const, regions: [] }];
    const types = names.map(type => ({ type, count: 1, regions: ['here'] }));
    return {
      header: headerOf(provider, '1'),
      ended: NOW,
      resources: [
        { kind: 'account', id: 'root', type: 'account', name: '1', tags: {}, provider, account: '1', region: 'global', unit: 'u',
          facets: { resourceCensus: value({ sources, uncounted: [], types }) } },
      ],
      units: [], populations: [], refusals: [],
    };
  }; // prettier-ignore
  it.each<readonly [Provider, IsReadType, readonly string[], readonly string[]]>([
    ['aws', isReadByAws, ['ec2:instance', 'mq:broker', 'dms:rep', 'elasticmapreduce:cluster', 's3:bucket'], ['athena:workgroup', 'glue:job', 'appstream:fleet', 'bedrock:agent', 'quicksight:dashboard', 'ses:identity', 'workspaces:workspace', 'iot:thing']],
    ['gcp', isReadByGcp, ['compute.googleapis.com/Disk', 'storage.googleapis.com/Bucket'], ['dataflow.googleapis.com/Job', 'composer.googleapis.com/Environment', 'datafusion.googleapis.com/Instance']],
  ])('of %s is named where no collector reads it', (provider, isReadType, known, others) => {
    const { note, rows } = namedIn(counted(provider, [...known, ...others]), isReadType);
    expect([...rows].sort()).toEqual([...others].sort());
    expect(note).toContain(`${String(others.length)} kinds`);
  }); // prettier-ignore
});
