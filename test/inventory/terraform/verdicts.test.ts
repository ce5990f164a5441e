import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { readInventories } from '../../../src/run/read-inventories.ts';
import { facetIn, findingsOf, planNamed, PLANS, readDocument } from '../../support/terraform.ts';

const verdicts = (findings: readonly Finding[]) => {
  const of = new Map(findings.map(one => [`${one.check} ${one.resource.id}`, one]));
  return (check: string, id: string) => of.get(`${check} ${id}`)?.status;
};
const read = async (file: string) => verdicts(await findingsOf(await readInventories([join(PLANS, file)])));

describe('a plan for AWS', () => {
  let of: ReturnType<typeof verdicts>;
  beforeAll(async () => {
    of = await read('aws-plan.json');
  });

  it.each([
    ['public-bucket', 'terraform:aws_s3_bucket.site', 'fail'],
    ['public-bucket', 'terraform:module.logs.aws_s3_bucket.this["app"]', 'pass'],
    ['public-bucket', 'arn:aws:s3:::shop-archive', 'unknown'],
    ['unversioned-bucket', 'terraform:aws_s3_bucket.site', 'fail'],
    ['unversioned-bucket', 'terraform:module.logs.aws_s3_bucket.this["app"]', 'pass'],
    ['unversioned-bucket', 'arn:aws:s3:::shop-archive', 'unknown'],
    ['unrestricted-ingress', 'terraform:aws_security_group.web', 'fail'],
    ['open-management-port', 'terraform:aws_instance.web', 'fail'],
    ['imdsv1-enabled', 'terraform:aws_instance.web', 'fail'],
    ['open-database-port', 'terraform:aws_db_instance.orders', 'fail'],
    ['unencrypted-database', 'terraform:aws_db_instance.orders', 'fail'],
    ['single-zone-database', 'terraform:aws_db_instance.orders', 'fail'],
    ['single-zone-subnet-group', 'terraform:aws_db_instance.orders', 'pass'],
    ['database-without-deletion-protection', 'terraform:aws_db_instance.orders', 'fail'],
    // A backup plan of the account may select it.
    ['database-without-backup', 'terraform:aws_db_instance.orders', 'unknown'],
    ['unencrypted-disk', 'terraform:aws_ebs_volume.scratch', 'fail'],
    ['unencrypted-disk', 'terraform:aws_ebs_volume.decided_later', 'unknown'],
  ])('%s of %s: %s', (check, id, status) => {
    expect(of(check, id)).toBe(status);
  });
});

describe('a plan for Azure', () => {
  let of: ReturnType<typeof verdicts>;
  beforeAll(async () => {
    of = await read('azure-plan.json');
  });

  it.each([
    ['public-bucket', 'terraform:azurerm_storage_account.shop', 'fail'],
    ['single-zone-bucket', 'terraform:azurerm_storage_account.shop', 'fail'],
    ['unrestricted-ingress', 'terraform:azurerm_network_security_group.web', 'fail'],
    ['unrestricted-ingress', 'terraform:azurerm_network_security_group.closed', 'pass'],
    ['open-database-port', 'terraform:azurerm_mssql_database.orders', 'fail'],
    ['short-backup-retention', 'terraform:azurerm_mssql_database.orders', 'fail'],
    ['single-zone-database', 'terraform:azurerm_mssql_database.orders', 'fail'],
    ['unencrypted-database', 'terraform:azurerm_mssql_database.orders', 'pass'],
  ])('%s of %s: %s', (check, id, status) => {
    expect(of(check, id)).toBe(status);
  });
});

describe('a state of Google Cloud', () => {
  const project = 'projects/shop-prod-1234';
  let of: ReturnType<typeof verdicts>;
  beforeAll(async () => {
    of = await read('gcp-state.json');
  });

  it.each([
    ['public-bucket', '//storage.googleapis.com/shop-downloads', 'fail'],
    ['public-bucket', '//storage.googleapis.com/shop-private', 'pass'],
    ['unrestricted-ingress', `//compute.googleapis.com/${project}/global/firewalls/allow-ssh`, 'fail'],
    ['open-database-port', `//cloudsql.googleapis.com/${project}/instances/orders`, 'fail'],
    ['single-zone-database', `//cloudsql.googleapis.com/${project}/instances/orders`, 'fail'],
    ['tls-not-enforced', `//cloudsql.googleapis.com/${project}/instances/orders`, 'fail'],
  ])('%s of %s: %s', (check, id, status) => {
    expect(of(check, id)).toBe(status);
  });
});

describe('honesty', () => {
  /** By address: a resource that is not known yet has no other id. */
  const passes = async (document: object) => {
    const inventory = await readDocument(document);
    const addresses = new Map(
      inventory.resources.map(one => [one.id, facetIn(inventory, one.id, 'infrastructureAsCode')]),
    );
    return new Set(
      (await findingsOf(inventory))
        .filter(({ status }) => status === 'pass' || status === 'not-applicable')
        .map(({ check, resource }) => `${check} ${JSON.stringify(addresses.get(resource.id))}`),
    );
  };

  it.each(['aws', 'azure'])('what is known later of any resource makes no check pass: %s', async name => {
    const known = await passes(planNamed(name));
    for (const { address } of planNamed(name).resource_changes) {
      const plan = planNamed(name);
      const { change } = plan.resource_changes.find(one => one.address === address)!;
      if (change.after === null) continue;
      // As a plan that knows nothing of it yet.
      change.after = {};
      change.after_unknown = true;
      const more = [...(await passes(plan))].filter(one => !known.has(one));
      expect(more, address).toEqual([]);
    }
  });

  it('every list of the account is unread, and every check on it unknown', async () => {
    const inventory = await readDocument(planNamed('aws'));
    expect(inventory.populations.every(({ reading }) => reading.state === 'unread')).toBe(true);
    const kinds = inventory.populations.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['bucket', 'database', 'backup', 'identity', 'audit-log']));
    const lists = (await findingsOf(inventory)).filter(({ scope }) => scope === 'list');
    expect(new Set(lists.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(lists[0]?.reason?.detail).toBe('a plan has what it manages, and nothing else of the account');
  });
});
