import { describe, expect, it } from 'vitest';
import { changeOf, facetIn, planNamed, readDocument, type PlanDocument } from '../../support/terraform.ts';

const aws = async (change: (plan: PlanDocument) => void = () => undefined) => {
  const plan = planNamed('aws');
  change(plan);
  return readDocument(plan);
};
const ofAws = async (address: string, facet: string, change?: (plan: PlanDocument) => void) =>
  facetIn(await aws(change), `terraform:${address}`, facet);

describe('a resource in a plan', () => {
  it('is there under its address, with name, tags, account and region', async () => {
    const { resources } = await aws();
    expect(resources.find(({ kind }) => kind === 'server')).toMatchObject({
      id: 'terraform:aws_instance.web',
      type: 'AWS::EC2::Instance',
      account: '123456789012',
      region: 'eu-west-1',
      name: 'web-1',
      tags: { Name: 'web-1', env: 'production' },
      facets: {
        infrastructureAsCode: { value: { tool: 'Terraform', evidence: 'plan: aws_instance.web' } },
        networkInterfaces: {
          value: [
            {
              subnet: 'terraform:aws_subnet.public["a"]',
              firewalls: ['terraform:aws_security_group.web'],
              addressFamilies: ['ipv4'],
            },
          ],
        },
      },
    });
  });

  it('is not there where the plan deletes or forgets it', async () => {
    const { resources } = await aws(plan => {
      changeOf(plan, 'aws_ebs_volume.scratch').change['actions'] = ['forget'];
    });
    expect(resources.filter(({ name }) => /old|scratch/.test(name))).toEqual([]);
  });

  it('has the account and region that the plan does not name as such', async () => {
    const { header } = await aws(plan => {
      plan['prior_state'] = undefined;
      plan['variables'] = {};
      for (const { change } of plan.resource_changes) delete change.after?.['availability_zone'];
    });
    expect(header.targets).toEqual([{ provider: 'aws', account: 'not-in-plan', regions: ['not-in-plan'] }]);
  });
});

describe('settings of a bucket that are resources of their own', () => {
  const site = 'aws_s3_bucket.site';

  it.each([
    ['publicAccess', 'public'],
    ['versioning', null],
    ['encryptionAtRest', 'provider-managed-key'],
    ['encryptionInTransit', 'optional'],
    ['sharedWith', ['*']],
    ['immutability', { state: 'none' }],
  ])('%s', async (facet, value) => {
    expect(await ofAws(site, facet)).toEqual(value);
  });

  it('is blocked, whatever its policy, by a block of the bucket or of the account', async () => {
    const access = (change: (plan: PlanDocument) => void) => ofAws(site, 'publicAccess', change);
    const all = { ignore_public_acls: true, restrict_public_buckets: true };
    expect(
      await access(plan => {
        Object.assign(changeOf(plan, 'aws_s3_bucket_public_access_block.site').change.after, all);
      }),
    ).toBe('blocked');
    expect(
      await access(plan => {
        const own = structuredClone(changeOf(plan, 'aws_s3_bucket_public_access_block.site'));
        const type = 'aws_s3_account_public_access_block';
        Object.assign(own, { address: `${type}.all`, type, name: 'all' });
        Object.assign(own.change.after, all);
        plan.resource_changes.push(own);
      }),
    ).toBe('blocked');
  });

  it('is unread where the policy is known after the apply, or names a bucket that cannot be told', async () => {
    const later = (plan: PlanDocument) => {
      Object.assign(changeOf(plan, 'aws_s3_bucket_policy.site').change, { after: {}, after_unknown: { policy: true, bucket: true } }); // prettier-ignore
    };
    expect(await ofAws(site, 'publicAccess', later)).toBe('(known after apply)');
    const lost = (plan: PlanDocument) => {
      plan.configuration.root_module!.resources.find(({ address }) => address === 'aws_s3_bucket_policy.site')!.expressions = { bucket: { references: ['local.bucket'] } }; // prettier-ignore
    };
    expect(await ofAws(site, 'publicAccess', lost)).toBe('(aws_s3_bucket_policy.site: known after apply)');
  });

  it('follows a reference through a module and its instances', async () => {
    expect(await ofAws('module.logs.aws_s3_bucket.this["app"]', 'versioning')).toBe(true);
  });
});

describe('a security group', () => {
  const ssh = { protocol: 'tcp', fromPort: 22, toPort: 22, sources: ['0.0.0.0/0'] };

  it('has the rules that refer to it', async () => {
    expect(await ofAws('aws_security_group.web', 'allowedIngress')).toEqual([ssh]);
  });

  it('has a rule that is known in part, and says so', async () => {
    const rules = await ofAws('aws_security_group.web', 'allowedIngress', plan => {
      const { change } = changeOf(plan, 'aws_vpc_security_group_ingress_rule.ssh');
      delete change.after['cidr_ipv4'];
      Object.assign(change.after_unknown, { cidr_ipv4: true });
    });
    expect(rules).toEqual([{ ...ssh, sources: [], unread: { reason: 'unsupported', detail: 'known after apply' } }]);
  });

  it('may have more rules where a rule names no group that can be told', async () => {
    const rules = await ofAws('aws_security_group.web', 'allowedIngress', plan => {
      plan.configuration = {};
    });
    expect(rules).toEqual([
      expect.objectContaining({
        protocol: 'all',
        sources: [],
        unread: expect.objectContaining({ reason: 'unsupported' }),
      }),
      expect.objectContaining({ unread: { reason: 'unsupported', detail: 'known after apply' } }),
    ]);
  });

  it('that exists loses no rule unseen: the plan may change what its attribute shows', async () => {
    const rules = await ofAws('aws_security_group.db', 'allowedIngress', plan => {
      const { change } = changeOf(plan, 'aws_security_group.db');
      Object.assign(change, { actions: ['no-op'], after_unknown: {} });
      change.after['id'] = 'sg-1';
      const rule = changeOf(plan, 'aws_vpc_security_group_ingress_rule.ssh').change;
      Object.assign(rule, { actions: ['update'], after_unknown: {} });
      rule.after['security_group_id'] = 'sg-1';
    });
    expect(rules).toEqual([ssh, expect.objectContaining({ unread: { reason: 'unsupported', detail: 'the plan changes its rules' } })]); // prettier-ignore
  });
});

describe('a database', () => {
  it.each([
    ['placement', { spread: 'single-zone', locations: [{ region: 'eu-west-1', role: 'primary' }] }],
    ['encryptionAtRest', 'none'],
    ['automatedBackups', null],
    ['deletionProtection', false],
    ['subnetZones', { zones: 2 }],
    ['listeners', [{ protocol: 'tcp', port: 5432, redirectsToHttps: false }]],
  ])('%s', async (facet, value) => {
    expect(await ofAws('aws_db_instance.orders', facet)).toEqual(value);
  });

  it.each([
    ['multi_az', 'placement'],
    ['backup_retention_period', 'automatedBackups'],
    ['storage_encrypted', 'encryptionAtRest'],
  ])('with a sensitive or unknown %s has an unread %s', async (attribute, facet) => {
    for (const [mask, detail] of [['after_unknown', '(known after apply)'], ['after_sensitive', '(the plan marks it as sensitive)']] as const) {
      const found = await ofAws('aws_db_instance.orders', facet, plan => {
        changeOf(plan, 'aws_db_instance.orders').change[mask] = { [attribute]: true };
      });
      expect(found).toBe(detail);
    } // prettier-ignore
  });
});

describe('Azure', () => {
  const of = async (address: string, facet: string, change: (plan: PlanDocument) => void = () => undefined) => {
    const plan = planNamed('azure');
    change(plan);
    return facetIn(await readDocument(plan), `terraform:${address}`, facet);
  };

  it.each([
    ['azurerm_storage_account.shop', 'publicAccess', 'public'],
    ['azurerm_storage_account.shop', 'networkAccess', 'all-networks'],
    ['azurerm_storage_account.shop', 'encryptionInTransit', 'required'],
    ['azurerm_storage_account.shop', 'versioning', false],
    ['azurerm_mssql_database.orders', 'publicAccess', 'public'],
    ['azurerm_mssql_database.orders', 'automatedBackups', { retentionDays: 1, pointInTimeRecovery: true }],
    ['azurerm_managed_disk.data', 'encryptionAtRest', 'provider-managed-key'],
  ])('%s: %s', async (address, facet, value) => {
    expect(await of(address, facet)).toEqual(value);
  });

  it('evaluates the rules of a group by priority', async () => {
    expect(await of('azurerm_network_security_group.web', 'allowedIngress')).toContainEqual({
      protocol: 'tcp',
      fromPort: 22,
      toPort: 22,
      sources: ['0.0.0.0/0', '::/0'],
      names: ['allow-ssh'],
    });
    const closed = JSON.stringify(await of('azurerm_network_security_group.closed', 'allowedIngress'));
    expect(closed).not.toContain('0.0.0.0/0');
  });

  it('knows no rules where one of them is unknown', async () => {
    const found = await of('azurerm_network_security_group.closed', 'allowedIngress', plan => {
      changeOf(plan, 'azurerm_network_security_group.closed').change.after_unknown = {
        security_rule: [{ priority: true }, {}],
      };
    });
    expect(found).toBe('(known after apply)');
  });
});
