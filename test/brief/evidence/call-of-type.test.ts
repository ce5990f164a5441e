import { describe, expect, it } from 'vitest';
import { namesType } from '../../../src/brief/evidence/call-of-type.ts';

describe('the call that lists the resources of a type', () => {
  it.each([
    ['rds:DescribeDBInstances', 'AWS::RDS::DBInstance'],
    ['backup:ListBackupVaults', 'AWS::Backup::BackupVault'],
    ['Microsoft.Sql/servers/databases:list', 'Microsoft.Sql/servers/databases'],
    ['Microsoft.ResourceGraph:resources', 'Microsoft.Sql/servers/databases'],
    ['compute:firewalls.list', 'compute.googleapis.com/Firewall'],
    ['storage:buckets.list', 'storage.googleapis.com/Bucket'],
    ['compute:addresses.aggregatedList', 'compute.googleapis.com/Address'],
    ['compute:securityPolicies.aggregatedList', 'compute.googleapis.com/SecurityPolicy'],
  ])('%s is that of %s', (call, type) => {
    expect(namesType(call, type)).toBe(true);
  });

  it.each([
    ['rds:DescribeDBInstanceAutomatedBackups', 'AWS::RDS::DBInstance'],
    ['Microsoft.Sql/servers:list', 'Microsoft.Sql/servers/databases'],
    ['Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies:list', 'Microsoft.Sql/servers/databases'],
    ['storage:buckets.getIamPolicy', 'storage.googleapis.com/Bucket'],
    ['storage:buckets.list', ''],
  ])('%s is not that of %s', (call, type) => {
    expect(namesType(call, type)).toBe(false);
  });
});
