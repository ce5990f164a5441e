import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchFindings } from '../../../src/history/match-findings.ts';
import { packageRoot } from '../../../src/lib/package-root.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { facetIn, findingsOf } from '../../support/terraform.ts';

const FOLDER = join(packageRoot(), 'test', 'fixtures', 'templates');

async function read(text: string, name = 'Shop.yaml'): Promise<Inventory> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-template-'));
  try {
    writeFileSync(join(folder, name), text);
    return await readInventories([join(folder, name)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const verdicts = async (inventory: Inventory) => {
  const findings = await findingsOf(inventory);
  return (check: string, id: string) => findings.find(one => one.check === check && one.resource.id === id)?.status;
};

describe('a template of CloudFormation', () => {
  let inventory: Inventory;
  let verdict: Awaited<ReturnType<typeof verdicts>>;
  beforeAll(async () => {
    inventory = await readInventories([join(FOLDER, 'Shop.yaml')]);
    verdict = await verdicts(inventory);
  });
  const facet = (id: string, name: string) => facetIn(inventory, `cloudformation:${id}`, name);

  it('has its resources under their logical ids, which a stack keeps', () => {
    expect(inventory.header.tool).toBe('CloudFormation');
    expect(inventory.resources.find(({ id }) => id === 'cloudformation:Web')).toMatchObject({
      kind: 'server',
      type: 'AWS::EC2::Instance',
      account: 'not-in-plan',
      slot: 'Shop/Web',
      // A name that the stack decides is not known.
      tags: { env: 'production' },
      facets: { infrastructureAsCode: { value: { tool: 'CloudFormation', evidence: 'template: Web' } } },
    });
  });

  it.each([
    ['Site', 'versioning', true],
    ['Site', 'publicAccess', 'public'],
    ['Private', 'versioning', false],
    ['Private', 'publicAccess', 'blocked'],
    ['Orders', 'automatedBackups', { retentionDays: 14, pointInTimeRecovery: true }],
    ['Orders', 'subnetZones', { zones: 2 }],
    ['Jobs', 'deadLetter', { destinations: ['cloudformation:Dead'], pathsWithout: 0 }],
    ['Dead', 'encryptionAtRest', 'provider-managed-key'],
    ['Open', 'publicAccess', 'public'],
    ['Key', 'rotation', { automatic: true }],
    ['Balancer', 'deletionProtection', true],
    ['Balancer', 'accessLogging', 'disabled'],
    ['Balancer', 'listeners', [{ protocol: 'HTTP', port: 80, redirectsToHttps: false }]],
  ])('%s: %s', (id, name, value) => {
    expect(facet(id, name)).toEqual(value);
  });

  it('leaves unread what a parameter decides, its default included', () => {
    expect(facet('Orders', 'placement')).toBe('(the template alone does not tell)');
    expect(verdict('single-zone-database', 'cloudformation:Orders')).toBe('unknown');
    // A policy with the account in it.
    expect(facet('Key', 'sharedWith')).toBe('(the template alone does not tell)');
    expect(facet('Open', 'plaintextSecrets')).toBe('(the template alone does not tell)');
  });

  it.each([
    ['open-management-port', 'Web', 'fail'],
    ['imdsv1-enabled', 'Web', 'fail'],
    ['public-bucket', 'Site', 'fail'],
    ['public-bucket', 'Private', 'pass'],
    ['unencrypted-database', 'Orders', 'fail'],
    ['public-function', 'Open', 'fail'],
  ])('%s of %s: %s', (check, id, status) => {
    expect(verdict(check, `cloudformation:${id}`)).toBe(status);
  });

  it('is matched with what runs by stack and logical id', async () => {
    const planned = (await findingsOf(inventory)).find(
      ({ check, resource }) => check === 'public-bucket' && resource.id === 'cloudformation:Site',
    )!;
    const place = { id: 'arn:aws:s3:::shop-site-1x2y', account: '123456789012', region: 'eu-west-1' };
    const live = { ...planned, id: 'of last night', resource: { ...planned.resource, ...place } };
    expect(matchFindings([live], [planned], check => check).pairs).toEqual([[live, planned]]);
  });

  it('is the same in JSON, as the CDK writes it', async () => {
    const own = await read(
      JSON.stringify({ Resources: { Site: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } } } }),
      'Shop.template.json',
    ); // prettier-ignore
    expect(own.resources[0]).toMatchObject({ slot: 'Shop/Site', facets: { versioning: { value: true } } });
  });

  it('keeps no value that is not asked for', () => {
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
  });

  it.each([
    ['a macro, which may rewrite it', 'Transform: Mine\nResources:\n  A: { Type: AWS::SQS::Queue }\n', /macro "Mine"/],
    [
      'an include',
      '{"Resources":{"Fn::Transform":{"Name":"AWS::Include"},"A":{"Type":"AWS::SQS::Queue"}}}',
      /has Fn::Transform, which may rewrite it/,
    ],
    [
      'an include in properties',
      '{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"Fn::Transform":{"Name":"AWS::Include"}}}}}',
      /has Fn::Transform/,
    ],
    [
      'an include of everything',
      '{"Resources":{"A":{"Type":"AWS::SQS::Queue"}},"Fn::Transform":{"Name":"AWS::Include"}}',
      /has Fn::Transform/,
    ],
    [
      'a loop',
      'Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Topics: [Name, [a, b], { "T${Name}": { Type: AWS::SNS::Topic } }]\n',
      /has Fn::ForEach::Topics/,
    ],
    ['no resources', 'Description: nothing\n', /a template without resources/],
    ['half a file', '{"Resources":{"A":', /cannot be read to its end/],
    ['no YAML', 'Resources:\n  A: [\n', /cannot be read to its end/],
  ])('with %s is an error', async (_, text, said) => {
    await expect(read(text)).rejects.toThrow(said);
  });

  it('of any shape is read without a fault', async () => {
    const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;
    const odd = { '__proto__x': null, A: null, B: { Type: 3 }, C: { Type: 'AWS::S3::Bucket', Properties: [1] }, D: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { 'Fn::If': 'x' }, Tags: { 'Fn::Sub': [] } } }, E: { Type: 'toString', Properties: {} } }; // prettier-ignore
    expect((await read(JSON.stringify({ Resources: odd }))).resources).toHaveLength(2);
    const nested = `{"Resources":{"A":{"Type":"AWS::SQS::Queue","Properties":{"RedrivePolicy":${deep}}}}}`;
    expect((await read(nested)).resources).toHaveLength(1);
  });
});

describe('a template of Bicep, compiled', () => {
  let inventory: Inventory;
  let verdict: Awaited<ReturnType<typeof verdicts>>;
  beforeAll(async () => {
    inventory = await readInventories([join(FOLDER, 'shop.bicep.json')]);
    verdict = await verdicts(inventory);
  });
  const facet = (id: string, name: string) => facetIn(inventory, `bicep:${id}`, name);
  const database = "Microsoft.Sql/servers/databases/parameters('server')/orders";
  const storage = 'Microsoft.Storage/storageAccounts/shopdata';
  const vault = 'Microsoft.KeyVault/vaults/shop-keys';

  it.each([
    [storage, 'publicAccess', 'blocked'],
    [storage, 'networkAccess', 'all-networks'],
    [storage, 'encryptionInTransit', 'outdated'],
    [storage, 'localAuthentication', { enabled: true }],
    [database, 'publicAccess', 'public'],
    [database, 'placement', '(the template alone does not tell)'],
    [vault, 'deletionProtection', true],
    [vault, 'networkAccess', 'private'],
  ])('%s: %s', (id, name, value) => {
    expect(facet(id, name)).toEqual(value);
  });

  it.each([
    ['open-management-port', 'Microsoft.Compute/virtualMachines/web', 'fail'],
    ['single-zone-bucket', storage, 'fail'],
    ['public-bucket', storage, 'pass'],
    ['open-database-port', database, 'fail'],
  ])('%s of %s: %s', (check, id, status) => {
    expect(verdict(check, `bicep:${id}`)).toBe(status);
  });

  it('keeps no password', () => {
    expect(readFileSync(join(FOLDER, 'shop.bicep.json'), 'utf8')).toContain('hunter2');
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
  });
});
