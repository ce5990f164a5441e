import { beforeAll, describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { facetIn, findingsOf, readDocument } from '../../support/terraform.ts';
import { AWS_SERVICES } from './aws-services.ts';

let inventory: Inventory;
let verdict: (check: string, address: string) => string | undefined;
beforeAll(async () => {
  inventory = await readDocument(AWS_SERVICES());
  const findings = await findingsOf(inventory);
  verdict = (check, address) =>
    findings.find(one => one.check === check && one.resource.id === `terraform:${address}`)?.status;
});

const home = { region: 'eu-west-1', role: 'primary' };
const bothZones = { spread: 'multi-zone', locations: [home] };
const oneZone = { spread: 'single-zone', locations: [home] };

describe('facets of services of AWS', () => {
  it.each([
    ['aws_rds_cluster.good', 'placement', bothZones],
    ['aws_rds_cluster.bad', 'placement', oneZone],
    ['aws_rds_cluster.good', 'encryptionAtRest', 'customer-managed-key'],
    ['aws_rds_cluster.good', 'automatedBackups', { retentionDays: 14, pointInTimeRecovery: true }],
    ['aws_rds_cluster.good', 'subnetZones', { zones: 2 }],
    ['aws_rds_cluster.bad', 'subnetZones', '(its subnets are not in the plan)'],
    ['aws_dynamodb_table.good', 'placement', { spread: 'multi-region', locations: [home, { region: 'eu-central-1', role: 'replica' }] }],
    ['aws_dynamodb_table.bad', 'placement', { spread: 'regional', locations: [home] }],
    ['aws_dynamodb_table.good', 'automatedBackups', { retentionDays: 21, pointInTimeRecovery: true }],
    ['aws_dynamodb_table.bad', 'automatedBackups', null],
    ['aws_dynamodb_table.bad', 'encryptionAtRest', 'provider-managed-key'],
    ['aws_dynamodb_table.bad', 'scaling', '(scalable targets are not read from a plan)'],
    ['aws_elasticache_replication_group.good', 'placement', bothZones],
    ['aws_elasticache_replication_group.bad', 'placement', oneZone],
    ['aws_elasticache_replication_group.good', 'encryptionInTransit', 'required'],
    ['aws_elasticache_replication_group.bad', 'automatedBackups', null],
    ['aws_efs_file_system.good', 'placement', bothZones],
    ['aws_efs_file_system.bad', 'placement', oneZone],
    ['aws_efs_file_system.bad', 'automatedBackups', '(its backup policy)'],
    ['aws_lb.good', 'listeners', [
      { protocol: 'HTTPS', port: 443, redirectsToHttps: false, tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', minTlsVersion: '1.2' },
      { protocol: 'HTTP', port: 80, redirectsToHttps: true },
    ]],
    ['aws_lb.bad', 'networkInterfaces', '(known after apply)'],
    ['aws_autoscaling_group.good', 'scaling', { min: 2, max: 6, desired: 2, automatic: true }],
    ['aws_autoscaling_group.good', 'autohealing', { suspendedProcesses: [], usesLoadBalancerHealth: true }],
    ['aws_autoscaling_group.bad', 'autohealing', { suspendedProcesses: ['Launch'] }],
    ['aws_autoscaling_group.good', 'launchSettings', { metadataService: 'imdsv2-required', assignsPublicIp: false }],
    ['aws_autoscaling_group.bad', 'launchSettings', { metadataService: 'imdsv1-allowed', assignsPublicIp: true, encryptsDisks: false }],
    ['aws_lambda_function.good', 'publicAccess', 'blocked'],
    ['aws_lambda_function.bad', 'workloadIdentity', 'terraform:aws_iam_role.f'],
    ['aws_eks_cluster.good', 'publicAccess', 'blocked'],
    ['aws_sqs_queue.good', 'deadLetter', { destinations: ['terraform:aws_sqs_queue.dead'], pathsWithout: 0 }],
    ['aws_sns_topic.good', 'deadLetter', { destinations: ['terraform:aws_sqs_queue.dead'], pathsWithout: 0 }],
    ['aws_sqs_queue.dead', 'sharedWith', []],
    ['aws_secretsmanager_secret.good', 'rotation', { automatic: true, intervalDays: 30 }],
    ['aws_kms_key.main', 'sharedWith', []],
    ['aws_cloudtrail.bad', 'auditLog', { multiRegion: false, organization: false, logging: true, logFileValidation: false, managementEvents: false, bucket: 'trail' }],
  ])('%s: %s', (address, facet, value) => {
    expect(facetIn(inventory, `terraform:${address}`, facet)).toEqual(value);
  }); // prettier-ignore
});

describe('findings on services of AWS', () => {
  it.each([
    ['single-zone-database', 'aws_rds_cluster'],
    ['unencrypted-database', 'aws_rds_cluster'],
    ['database-without-deletion-protection', 'aws_rds_cluster'],
    ['short-backup-retention', 'aws_rds_cluster'],
    ['database-without-deletion-protection', 'aws_dynamodb_table'],
    ['unencrypted-data-store', 'aws_elasticache_replication_group'],
    ['tls-not-enforced', 'aws_elasticache_replication_group'],
    ['unencrypted-data-store', 'aws_efs_file_system'],
    ['single-zone-data-store', 'aws_efs_file_system'],
    ['single-zone-load-balancer', 'aws_lb'],
    ['access-logging-disabled', 'aws_lb'],
    ['resource-without-deletion-protection', 'aws_lb'],
    ['outdated-tls-version', 'aws_lb'],
    ['single-zone-server-group', 'aws_autoscaling_group'],
    ['launch-template-assigns-public-ip', 'aws_autoscaling_group'],
    ['launch-template-allows-imdsv1', 'aws_autoscaling_group'],
    ['autohealing-disabled', 'aws_autoscaling_group'],
    ['public-function', 'aws_lambda_function'],
    ['plaintext-secret-in-configuration', 'aws_lambda_function'],
    ['public-kubernetes-api', 'aws_eks_cluster'],
    ['kubernetes-secrets-without-kms-encryption', 'aws_eks_cluster'],
    ['unencrypted-data-store', 'aws_sqs_queue'],
    ['public-resource-policy', 'aws_sqs_queue'],
    ['public-resource-policy', 'aws_sns_topic'],
    ['public-resource-policy', 'aws_ecr_repository'],
    ['secret-rotation-disabled', 'aws_secretsmanager_secret'],
    ['log-file-validation-disabled', 'aws_cloudtrail'],
  ])('%s of %s: passes as it should be, fails as it should not', (check, type) => {
    expect({ good: verdict(check, `${type}.good`), bad: verdict(check, `${type}.bad`) }).toEqual({
      good: 'pass',
      bad: 'fail',
    });
  });

  it.each([
    // Another queue of the account may use it as dead-letter queue.
    ['missing-dead-letter-queue', 'aws_sqs_queue.bad'],
    // A cluster autoscaler may change its size.
    ['server-group-without-autoscaling', 'aws_autoscaling_group.bad'],
  ])('%s of %s is unknown: the rest of the account decides', (check, address) => {
    expect(verdict(check, address)).toBe('unknown');
  });

  it('says of a key whether it rotates, and who may use it', () => {
    expect(verdict('key-rotation-disabled', 'aws_kms_key.main')).toBe('pass');
    expect(verdict('key-rotation-disabled', 'aws_kms_key.bad')).toBe('fail');
    expect(verdict('public-resource-policy', 'aws_kms_key.bad')).toBe('fail');
  });

  it('keeps no value of a variable', () => {
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
  });
});

describe('a cluster that exists', () => {
  const placement = async (members: readonly string[]) => {
    const plan = AWS_SERVICES();
    const arn = 'arn:aws:rds:eu-west-1:123456789012:cluster:good';
    for (const { address, change } of plan.resource_changes) {
      if (!/^aws_rds_cluster(_instance)?\.good/.test(address)) continue;
      Object.assign(change, { actions: ['no-op'], after_unknown: {} });
      if (address === 'aws_rds_cluster.good')
        Object.assign(change.after!, { id: 'good', arn, cluster_members: members });
      else Object.assign(change.after!, { cluster_identifier: 'good' });
    }
    return facetIn(await readDocument(plan), arn, 'placement');
  };

  it('has its instances where the plan has as many as it names', async () => {
    expect(await placement(['good-a', 'good-b'])).toEqual(bothZones);
    expect(await placement(['good-a', 'good-b', 'by-hand'])).toBe('(it may be set outside of the plan)');
  });
});
