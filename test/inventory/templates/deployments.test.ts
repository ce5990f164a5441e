import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchFindings } from '../../../src/history/match-findings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import type { Deployment } from '../../../src/model/template.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { createWorkspace, type Workspace } from '../../support/cli.ts';
import { facetIn, findingsOf } from '../../support/terraform.ts';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
});
afterAll(() => {
  work.remove();
});

const write = (name: string, content: unknown): string => {
  writeFileSync(work.file(name), typeof content === 'string' ? content : JSON.stringify(content));
  return work.file(name);
};

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const arm = (template: object): string =>
  write('main.json', { $schema: SCHEMA, contentVersion: '1.0.0.0', resources: [], ...template });
const values = (given: object): string =>
  write('main.parameters.json', {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    parameters: given,
  });
const read = (path: string, deployment: Deployment = {}): Promise<Inventory> =>
  readInventories([path], undefined, deployment);

const STORAGE = 'Microsoft.Storage/storageAccounts';
const storage = (more: object = {}) => ({ type: STORAGE, apiVersion: '2023-05-01', name: 'shopdata', location: 'westeurope', sku: { name: 'Standard_LRS' }, ...more }); // prettier-ignore

describe('the parameters of an ARM template', () => {
  const template = {
    parameters: {
      name: { type: 'string' },
      tls: { type: 'string', defaultValue: 'TLS1_0' },
      zones: { type: 'bool', defaultValue: false },
      sku: { type: 'string', defaultValue: "[if(parameters('zones'), 'Standard_ZRS', 'Standard_LRS')]" },
      secret: { type: 'secureString' },
    },
    variables: { account: "[toLower(format('{0}data', parameters('name')))]" },
    resources: [
      storage({
        name: "[variables('account')]",
        sku: { name: "[parameters('sku')]" },
        tags: { note: "[parameters('secret')]", env: "[concat('pro', 'd')]" },
        properties: { minimumTlsVersion: "[parameters('tls')]", supportsHttpsTrafficOnly: true },
      }),
    ],
  };

  it('are not known without their file, the defaults included', async () => {
    const { resources } = await read(arm(template));
    expect(resources[0]).toMatchObject({ facets: { encryptionInTransit: { state: 'unread' } } });
    expect(resources[0]?.stableId).toBeUndefined();
  });

  it('are those of the file, else the defaults', async () => {
    const given = values({ name: { value: 'Shop' }, zones: { value: true }, secret: { value: 'hunter2' } });
    const inventory = await read(arm(template), { parameters: given });
    const id = `arm-template:${STORAGE}/shopdata`;
    expect(facetIn(inventory, id, 'encryptionInTransit')).toBe('outdated');
    expect(facetIn(inventory, id, 'placement')).toMatchObject({ spread: 'multi-zone' });
    expect(inventory.resources[0]?.tags).toEqual({ env: 'prod' });
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
  });

  it('are not known where the file refers to a key vault', async () => {
    const reference = { keyVault: { id: '/subscriptions/s' }, secretName: 'tls' };
    const inventory = await read(arm(template), { parameters: values({ tls: { reference } }) });
    expect(inventory.resources[0]).toMatchObject({ facets: { encryptionInTransit: { state: 'unread' } } });
  });

  it('leave out what a condition does not make', async () => {
    const conditional = { ...template, resources: [storage({ condition: "[and(parameters('zones'), true())]" })] };
    expect((await read(arm(conditional))).resources).toHaveLength(1);
    const off = await read(arm(conditional), { parameters: values({ zones: { value: false } }) });
    expect(off.resources).toHaveLength(0);
  });

  it.each([
    ["[copyIndex()]", undefined],
    ["[uniqueString(resourceGroup().id)]", undefined],
    ["[concat('shop', 'data']", undefined],
    ["[format('{0:x}', 1)]", undefined],
    ["[concat('it''s', '-', string(3))]", "it's-3"],
    ["[toUpper(trim(' a '))]", 'A'],
    ["[coalesce(null(), 'b')]", 'b'],
    ["[if(equals('a', 'A'), 'same', 'other')]", 'other'],
    ["[if(not(empty(createArray())), 'full', 'empty')]", 'empty'],
    ["[variables('list')[1]]", 'two'],
    ["[variables('nest').inner]", 'in'],
    ['[[literal]', '[literal]'],
  ])('%s is %s', async (written, expected) => {
    const resources = [storage({ tags: { it: written } })];
    const inventory = await read(arm({ variables: { list: ['one', 'two'], nest: { inner: 'in' } }, resources }));
    expect(inventory.resources[0]?.tags['it']).toBe(expected);
  }); // prettier-ignore

  it('come to an end where variables double each other', async () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`v${at}`, `[createArray(variables('v${at + 1}'), variables('v${at + 1}'))]`]),
    );
    const inventory = await read(arm({ variables: doubled, resources: [storage({ tags: { it: "[variables('v0')]" } })] }));
    expect(inventory.resources).toHaveLength(1);
    const { variables, ...rest } = { variables: { a: "[variables('b')]", b: "[variables('a')]" }, resources: [storage({ name: "[variables('a')]" })] };
    expect((await read(arm({ variables, ...rest }))).resources).toHaveLength(1);
    expect((await read(arm({ resources: [storage({ name: `[${'concat('.repeat(4_000)}'a'${')'.repeat(4_000)}]` })] }))).resources).toHaveLength(1);
  }); // prettier-ignore

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['a list', '[]', /no file of parameters of Resource Manager/],
    ['plain values', '{"parameters":{"a":1}}', /no file of parameters of Resource Manager/],
  ])('in a file with %s are an error', async (_, content, said) => {
    await expect(read(arm(template), { parameters: write('bad.json', content) })).rejects.toThrow(said);
  });

  it('without an end, without a file and in UTF-16 are read as far as they can be', async () => {
    const at = (parameters: string): Promise<Inventory> => read(arm(template), { parameters });
    await expect(at('/dev/zero')).rejects.toThrow(/cannot be read \(it is larger than 4096 KB\)/);
    await expect(at(work.file('none.json'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    const windows = Buffer.from(`\u{feff}${JSON.stringify({ parameters: { name: { value: 'Shop' } } })}`, 'utf16le');
    writeFileSync(work.file('windows.json'), windows);
    expect((await at(work.file('windows.json'))).resources[0]?.name).toBe('shopdata');
  });

  it('belong to one template', async () => {
    const one = arm(template);
    const parameters = values({});
    await expect(readInventories([one, one], undefined, { parameters })).rejects.toThrow(/one template/);
    const plan = write('tfplan.json', { format_version: '1.2', resource_changes: [] });
    await expect(read(plan, { parameters })).rejects.toThrow(/one template/);
  });
});

describe('settings that Resource Manager has as resources of their own', () => {
  const id = `arm-template:${STORAGE}/shopdata`;
  const blobServices = (properties: object, name = 'shopdata/default') => ({ type: `${STORAGE}/blobServices`, apiVersion: '2023-05-01', name, properties }); // prettier-ignore

  it.each([
    ['none', [], false],
    ['versioning', [blobServices({ isVersioningEnabled: true })], true],
    ['soft delete', [blobServices({ deleteRetentionPolicy: { enabled: true, days: 14 } })], { softDeleteDays: 14, overwrites: true }],
    ['soft delete that is off', [blobServices({ deleteRetentionPolicy: { enabled: false, days: 14 } })], false],
    ['what is not known', [blobServices({ isVersioningEnabled: "[parameters('on')]" })], '(the template alone does not tell)'],
    ['those of an account that is not known', [blobServices({}, "[concat(parameters('a'), '/default')]")], '(the template alone does not tell)'],
  ])('blob services: %s', async (_, more, expected) => {
    expect(facetIn(await read(arm({ resources: [storage(), ...more] })), id, 'versioning')).toEqual(expected);
  }); // prettier-ignore

  it('blob services inside of the account, and with soft delete in a hierarchical namespace', async () => {
    const resources = [
      storage({
        properties: { isHnsEnabled: true },
        resources: [
          {
            type: 'blobServices',
            apiVersion: '2023-05-01',
            name: 'default',
            properties: { deleteRetentionPolicy: { enabled: true, days: 7 } },
          },
        ],
      }),
    ];
    expect(facetIn(await read(arm({ resources })), id, 'versioning')).toEqual({ softDeleteDays: 7, overwrites: false });
  });

  it('a container that everybody may read', async () => {
    const container = (publicAccess: string) => ({ type: `${STORAGE}/blobServices/containers`, apiVersion: '2023-05-01', name: 'shopdata/default/site', properties: { publicAccess } }); // prettier-ignore
    const open = storage({ properties: { allowBlobPublicAccess: true, networkAcls: { defaultAction: 'Allow' } } });
    const access = async (given: string) =>
      facetIn(await read(arm({ resources: [open, container(given)] })), id, 'publicAccess');
    expect(await access('Blob')).toBe('public');
    expect(await access('None')).toBe('possible');
  });

  const database = 'arm-template:Microsoft.Sql/servers/databases/srv/orders';
  const server = { type: 'Microsoft.Sql/servers', apiVersion: '2023-08-01', name: 'srv', location: 'westeurope' };
  const sql = { type: 'Microsoft.Sql/servers/databases', apiVersion: '2023-08-01', name: 'srv/orders' };
  const child = (type: string, properties: object) => ({ type: `${sql.type}/${type}`, apiVersion: '2023-08-01', name: 'srv/orders/default', properties }); // prettier-ignore

  it.each([
    ['seven days without a policy', [], { retentionDays: 7, pointInTimeRecovery: true }],
    ['those of a policy', [child('backupShortTermRetentionPolicies', { retentionDays: 21 })], { retentionDays: 21, pointInTimeRecovery: true }],
    ['not known', [child('backupShortTermRetentionPolicies', { retentionDays: "[parameters('d')]" })], '(the template alone does not tell)'],
  ])('backups of SQL: %s', async (_, more, expected) => {
    const inventory = await read(arm({ resources: [server, sql, ...more] }));
    expect(facetIn(inventory, database, 'automatedBackups')).toEqual(expected);
  }); // prettier-ignore

  it('encryption of SQL that is turned off', async () => {
    const resources = [server, sql, child('transparentDataEncryption', { state: 'Disabled' })];
    expect(facetIn(await read(arm({ resources })), database, 'encryptionAtRest')).toBe('none');
  });
});

describe('a template of Azure and what runs', () => {
  const GROUP = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/Shop';
  const vm = { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'web' };
  const failing = async (inventory: Inventory, check: string): Promise<Finding> =>
    (await findingsOf(inventory)).find(one => one.check === check && one.scope !== 'list')!;
  const live = (planned: Finding, id: string, name = 'live'): Finding => ({
    ...planned,
    id: name,
    resource: { ...planned.resource, id, stableId: undefined, slot: undefined, account: 'a', region: 'westeurope' },
  });
  const pairs = (before: readonly Finding[], after: readonly Finding[]) =>
    matchFindings(before, after, check => check).pairs;
  const at = (group: string) => `${group.toLowerCase()}/providers/microsoft.storage/storageaccounts/shopdata`;

  it('are matched by a name that no other resource of Azure can have', async () => {
    const planned = await failing(await read(arm({ resources: [storage()] })), 'single-zone-bucket');
    const running = live(planned, at(GROUP));
    expect(pairs([running], [planned])).toEqual([[running, planned]]);
    expect(pairs([live(planned, at(GROUP).replace('shopdata', 'others'))], [planned])).toEqual([]);
    // Nobody knows which one is meant.
    const other = live(planned, at(GROUP.replace('Shop', 'Test')), 'other');
    expect(pairs([running, other], [planned])).toEqual([]);
    // Two that run are never matched by it.
    expect(pairs([running], [other])).toEqual([]);
  });

  it('are matched by a name from a parameter, once it is known', async () => {
    const template = { parameters: { name: { type: 'string' } }, resources: [storage({ name: "[parameters('name')]" })] };
    const unknown = await failing(await read(arm(template)), 'single-zone-bucket');
    expect(pairs([live(unknown, at(GROUP))], [unknown])).toEqual([]);
    const parameters = values({ name: { value: 'shopdata' } });
    const known = await failing(await read(arm(template), { parameters }), 'single-zone-bucket');
    expect(pairs([live(known, at(GROUP))], [known])).toHaveLength(1);
  }); // prettier-ignore

  it('are matched by id, where the resource group is known', async () => {
    const id = `${GROUP}/providers/${vm.type}/web`;
    const [alone] = (await findingsOf(await read(arm({ resources: [vm] })))).filter(
      one => one.status !== 'pass' && one.scope !== 'list',
    );
    // Another group may have a machine of the same name.
    expect(pairs([live(alone!, id.toLowerCase())], [alone!])).toEqual([]);
    const placed = await read(arm({ resources: [vm] }), { resourceGroup: GROUP });
    const [planned] = (await findingsOf(placed)).filter(one => one.status !== 'pass' && one.scope !== 'list');
    expect(pairs([live(planned!, id.toLowerCase())], [planned!])).toHaveLength(1);
    expect(pairs([live(planned!, id.toLowerCase().replace('/shop/', '/test/'))], [planned!])).toEqual([]);
  });
});

describe('the parameters of a template of CloudFormation', () => {
  const template = write.bind(undefined, 'Shop.yaml');
  const YAML = `
Parameters:
  Days: { Type: Number, Default: 1 }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' }
  Password: { Type: String, NoEcho: true }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>' }
  Size: { Type: String, Default: small }
Conditions:
  Big: !Equals [!Ref Size, big]
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, BackupRetentionPeriod: !Ref Days, MasterUserPassword: !Ref Password, StorageEncrypted: true, MultiAZ: !If [Big, true, false] }
  Extra: { Type: AWS::SQS::Queue, Condition: Big }
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: 'https://example.com/n.yaml' } }
`;
  const days = (inventory: Inventory) => facetIn(inventory, 'cloudformation:Orders', 'automatedBackups');

  it.each([
    ['a list', [{ ParameterKey: 'Days', ParameterValue: '14' }, { ParameterKey: 'Size', ParameterValue: 'small' }, { ParameterKey: 'Password', ParameterValue: 'hunter2' }]],
    ['a list of texts', ['Days=14', 'Size=small', 'Password=hunter2']],
    ['a file of CodePipeline', { Parameters: { Days: '14', Size: 'small', Password: 'hunter2' } }],
  ])('are those of %s', async (_, given) => {
    const inventory = await read(template(YAML), { parameters: write('parameters.json', given) });
    expect(days(inventory)).toEqual({ retentionDays: 14, pointInTimeRecovery: true });
    expect(facetIn(inventory, 'cloudformation:Orders', 'placement')).toMatchObject({ spread: 'single-zone' });
    expect(inventory.resources.map(({ name }) => name)).toEqual(['Orders']);
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
  }); // prettier-ignore

  it('are not known where they keep their previous value, or are not passed', async () => {
    const kept = write('parameters.json', [{ ParameterKey: 'Days', UsePreviousValue: true }]);
    const inventory = await read(template(YAML), { parameters: kept });
    expect(days(inventory)).toBe('(the template alone does not tell)');
    expect(inventory.resources).toHaveLength(2);
  });

  it.each([['{"Days":"14"}'], ['[1]'], ['["=a"]']])('are an error in another form: %s', async content => {
    const parameters = write('bad.json', content);
    await expect(read(template(YAML), { parameters })).rejects.toThrow(/no file of parameters of CloudFormation/);
  });

  it('have no resource group', async () => {
    await expect(read(template(YAML), { resourceGroup: '/subscriptions/s/resourceGroups/g' })).rejects.toThrow(
      /belongs to a template of Azure/,
    );
  });

  it('names the stacks in it, whose resources are not read', async () => {
    expect((await read(template(YAML))).nestedTemplates).toEqual(['Network']);
  });
});

it('a module of Bicep is named, and its resources are not read', async () => {
  const module = { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'network', properties: { template: { $schema: SCHEMA, resources: [storage()] } } }; // prettier-ignore
  const inventory = await read(arm({ resources: [module] }));
  expect(inventory).toMatchObject({ resources: [], nestedTemplates: ['network'] });
});
