import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { armId } from '../../src/providers/azure/client/arm.ts';
import { AZURE_COLLECTORS } from '../../src/providers/azure/services/index.ts';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { ArmFixture, Refusal, StoredResource } from '../support/azure/arm-fixture.ts';
import { azureRecords } from '../support/azure/in-process.ts';

/** Recorded answers of real subscriptions; they lie beside the project where there are any. */
const RECORDINGS = join(import.meta.dirname, '..', '..', '..', 'shared', 'recordings', 'azure');
const SUBSCRIPTION = 'ea42f556-5106-4743-99b0-c129bfa71a47';
const name = 'recorded answers of real subscriptions';

/** What each type may come out as. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  'microsoft.cache/redis': ['cache'],
  'microsoft.compute/disks': ['disk'],
  'microsoft.compute/snapshots': ['backup'],
  'microsoft.compute/virtualmachines': ['server'],
  'microsoft.compute/virtualmachinescalesets': ['server-group'],
  'microsoft.containerservice/managedclusters': ['kubernetes-cluster'],
  'microsoft.dbformysql/flexibleservers': ['database'],
  'microsoft.dbforpostgresql/flexibleservers': ['database'],
  'microsoft.documentdb/databaseaccounts': ['database'],
  'microsoft.insights/activitylogalerts': ['alarm'],
  'microsoft.insights/metricalerts': ['alarm'],
  'microsoft.network/applicationgateways': ['load-balancer'],
  'microsoft.network/loadbalancers': ['load-balancer'],
  'microsoft.network/networksecuritygroups': ['firewall'],
  'microsoft.network/publicipaddresses': ['public-ip'],
  'microsoft.network/virtualnetworks': ['network'],
  'microsoft.operationalinsights/workspaces': ['log-store'],
  'microsoft.recoveryservices/vaults': ['backup-vault'],
  'microsoft.search/searchservices': ['search'],
  'microsoft.servicebus/namespaces': ['messaging'],
  'microsoft.eventhub/namespaces': ['messaging'],
  'microsoft.sql/servers/databases': ['database', 'warehouse'],
  'microsoft.storage/storageaccounts': ['bucket', 'file-share'],
  'microsoft.web/serverfarms': ['server-group'],
  'microsoft.web/sites': ['app', 'function'],
};

interface Recorded {
  readonly method: string;
  readonly uri: string;
  readonly status: number;
  readonly body: unknown;
}
type Body = Readonly<Record<string, unknown>>;

/** Ids without their beginnings get one again. */
function recordingsOf(file: string): readonly Recorded[] {
  const text = readFileSync(join(RECORDINGS, file), 'utf8');
  const home = `/subscriptions/${SUBSCRIPTION}/resourceGroups/recorded/providers/Microsoft`;
  return JSON.parse(text.replaceAll(/"REDACTED\.(?=[A-Za-z]+\/)/g, `"${home}.`)) as Recorded[];
}

/** A world that answers what was recorded, path by path, and lists what was seen in lists. */
function worldOf(file: string): ArmFixture {
  const asked = recordingsOf(file).filter(({ method, uri }) => method === 'GET' && URL.canParse(uri));
  const answers: Record<string, unknown> = {};
  const resources = new Map<string, StoredResource>();
  const refusals: (readonly [RegExp, Refusal])[] = [];
  for (const { uri, status, body } of asked) {
    const path = decodeURIComponent(new URL(uri).pathname).replace(/\/+$/, '');
    const { value, error } = (typeof body === 'object' && body !== null ? body : {}) as Body;
    if (status >= 400) {
      const { code = 'Refused' } = (error ?? {}) as { readonly code?: string };
      refusals.push([new RegExp(`^GET ${path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`, 'i'), { status, code }]);
      continue;
    }
    // One list may have been recorded twice, at two times: both are true shapes.
    const before = answers[path];
    answers[path] = Array.isArray(value) ? [...(Array.isArray(before) ? before : []), ...value] : (before ?? body);
    for (const row of Array.isArray(value) ? (value as StoredResource[]) : [body as StoredResource]) {
      if (typeof row.id !== 'string' || typeof row.type !== 'string' || !/^\/subscriptions\//i.test(row.id)) continue;
      // The list of everything in a subscription, which nobody asks for, leaves out what things are like.
      if (row['properties'] !== undefined && !resources.has(armId(row.id))) resources.set(armId(row.id), row);
    }
  }
  const places = new Set([...resources.values()].map(row => (typeof row['location'] === 'string' ? row['location'] : 'global').toLowerCase().replaceAll(' ', '')));
  return {
    subscriptions: [{ subscriptionId: SUBSCRIPTION }],
    resources: [...resources.values()],
    answers,
    refusals,
    locations: [...places].map(place => ({
      name: place,
      metadata: { regionType: 'Physical' },
      availabilityZoneMappings: ['1', '2', '3'].map(zone => ({ logicalZone: zone, physicalZone: `${place}-az${zone}` })),
    })),
  };
} // prettier-ignore

const TIMES = () => ({ started: '2026-01-01T00:00:00Z', ended: '2026-01-01T00:00:01Z' });
const LISTED = new Set(AZURE_COLLECTORS.flatMap(({ types }) => types.map(({ type }) => type.toLowerCase())));
/** Not things of anybody's: the notebook of a SQL server, and plans without machines. */
const isNothing = ({ id, sku }: StoredResource): boolean =>
  /\/servers\/[^/]+\/databases\/master$/i.test(id) ||
  (sku as { readonly tier?: string } | null | undefined)?.tier === 'Dynamic';

/** What is wrong with what came out of a world. */
function faultsOf({ resources = [] }: ArmFixture, records: readonly InventoryRecord[]): string[] {
  const seen = new Map(records.flatMap(one => (one.record === 'resource' ? [[one.id, one.kind] as const] : [])));
  const broken = records.flatMap(one => {
    const detail =
      one.record === 'refusal'
        ? one.detail
        : one.record === 'population' && one.reading.state === 'unread'
          ? one.reading.detail
          : undefined;
    return /^(Type|Range|Reference|Syntax|Zod)\w*Error|is not a function|is not iterable/.test(detail ?? '')
      ? [`${'unit' in one ? one.unit : ''}: ${detail ?? ''}`]
      : [];
  });
  const lost = resources.flatMap(row => {
    const { id, type } = row;
    const kinds = KINDS[type.toLowerCase()];
    const kind = seen.get(armId(id));
    if (kinds === undefined || !LISTED.has(type.toLowerCase()) || isNothing(row)) return [];
    if (kind === undefined) return [`${type} ${id.split('/').at(-1) ?? ''} vanished`];
    return kinds.includes(kind) ? [] : [`${type} came out as ${kind}`];
  });
  return [...broken, ...lost];
}

if (!existsSync(RECORDINGS)) describe.skip(`${name} (skipped: they do not lie beside the project)`, () => undefined);
else {
  const files = readdirSync(RECORDINGS).filter(file => file.endsWith('.json'));
  describe(name, () => {
    it.each([
      ['asked of Resource Graph', [] as const],
      ['asked list by list', [[/ResourceGraph/, { status: 403, code: 'AuthorizationFailed' }]] as const],
    ])('come out whole and as what they are, %s', { timeout: 300_000 }, async (_, refused) => {
      const wrong: string[] = [];
      let resources = 0;
      for (const file of files) {
        const world = worldOf(file);
        const records = await azureRecords({ ...world, refusals: [...refused, ...(world.refusals ?? [])] }, SUBSCRIPTION, TIMES);
        resources += records.filter(one => one.record === 'resource').length;
        wrong.push(...faultsOf(world, records).map(fault => `${file}: ${fault}`));
      }
      expect([...new Set(wrong)].sort()).toEqual([]);
      expect(resources).toBeGreaterThan(500);
    }); // prettier-ignore
  });
}
