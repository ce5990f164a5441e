import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Unit } from '../../src/model/inventory.ts';
import { affectedChecks } from '../../src/assess/affected-checks.ts';

const unit = (account: string, region: string, collector: string): Unit => ({
  ...{ id: `aws:${account}:${region}:${collector}`, provider: 'aws', account, region, collector },
  ...{ started: '', ended: '', calls: [] },
});
const shop = (region: string, collector: string): Unit => unit('111122223333', region, collector);
const bank = (region: string, collector: string): Unit => unit('444455556666', region, collector);

const checks = await loadChecks();
const allUnread = (id: string) => ({
  needs: new Map(checks.find(one => one.id === id)?.needs.map(need => [need, new Set(['failed' as const])])),
  list: false,
});
const spots = (unknown: readonly (readonly [Unit, readonly string[]])[], others: readonly Unit[] = []) =>
  affectedChecks({
    ...{ checks, facts: FACTS, collectors: AWS_COLLECTORS, units: [...unknown.map(([one]) => one), ...others] },
    unknownIn: new Map(unknown.map(([one, ids]) => [one.id, new Map(ids.map(id => [id, allUnread(id)]))])),
  });

describe('what a refused call left in the dark', () => {
  it('is what its collector tells, also of something that another one lists', () => {
    const account = shop('global', 'aws-account');
    const of = spots([
      [account, ['weak-password-policy', 'root-access-key', 'public-access-block-disabled', 'audit-logging-disabled']],
    ]);
    expect(of(shop('global', 'aws-iam'), 'iam:GetAccountSummary')).toEqual(['root-access-key', 'weak-password-policy']);
    expect(of(shop('global', 'aws-s3'), 's3control:GetPublicAccessBlock')).toEqual(['public-access-block-disabled']);
    expect(of(shop('eu-west-1', 'aws-cloudtrail'), 'cloudtrail:DescribeTrails')).toEqual(['audit-logging-disabled']);
    expect(of(shop('eu-west-1', 'aws-rds'), 'rds:DescribeDBInstances')).toEqual([]);
  });

  it('is what came out unknown in that place only', () => {
    const of = spots([[shop('eu-west-1', 'aws-rds'), ['unencrypted-database', 'single-zone-database']]]);
    expect(of(shop('eu-west-1', 'aws-rds'), 'rds:DescribeDBInstances')).toEqual([
      'single-zone-database',
      'unencrypted-database',
    ]);
    expect(of(shop('us-east-1', 'aws-rds'), 'rds:DescribeDBInstances')).toEqual([]);
    expect(of(bank('eu-west-1', 'aws-rds'), 'rds:DescribeDBInstances')).toEqual([]);
  });

  it('is not what is unknown because of another need, or because of a list of another collector', () => {
    const [s3, rds] = [shop('global', 'aws-s3'), shop('eu-west-1', 'aws-rds')];
    const unread = (...needs: string[]) => ({
      needs: new Map(needs.map(need => [need, new Set(['failed' as const])])),
      list: false,
    });
    const of = affectedChecks({
      ...{
        checks,
        facts: FACTS,
        collectors: AWS_COLLECTORS,
        units: [s3, rds, shop('eu-west-1', 'aws-lightsail-buckets')],
      },
      unknownIn: new Map([
        // Its default is unread, not whether the region is in use.
        [shop('eu-west-1', 'aws-ec2').id, new Map([['imdsv1-allowed-by-default', unread('defaultMetadataService')]])],
        [shop('eu-west-1', 'aws-lightsail-buckets').id, new Map([['public-bucket', { needs: new Map(), list: true }]])],
        [s3.id, new Map([['unversioned-bucket', unread('versioning')]])],
      ]),
    });
    expect(of(rds, 'rds:DescribeDBSnapshots')).toEqual([]);
    expect(of(s3, 's3:GetBucketVersioning')).toEqual(['unversioned-bucket']);
  });

  it('of a list that was refused is what needs the things listed, and no others that the collector reads', () => {
    const of = spots([
      [shop('eu-west-1', 'aws-rds'), ['version-near-end-of-support', 'unencrypted-backup', 'database-without-backup']],
    ]);
    const rds = shop('eu-west-1', 'aws-rds');
    expect(of(rds, 'rds:DescribeDBSnapshots', { kind: 'backup', reason: 'denied' })).toEqual([
      'database-without-backup',
      'unencrypted-backup',
    ]);
    expect(
      of(rds, 'rds:DescribeDBSnapshots', { kind: 'backup', reason: 'failed' }),
      'may be of the same call',
    ).toContain('version-near-end-of-support');
    expect(of(rds, 'rds:DescribeDBMajorEngineVersions')).toContain('version-near-end-of-support');
    const account = shop('global', 'aws-account');
    expect(
      spots([[account, ['audit-logging-disabled']]])(shop('eu-west-1', 'aws-cloudtrail'), 'cloudtrail:DescribeTrails', {
        kind: 'audit-log',
        reason: 'denied',
      }),
    ).toEqual(['audit-logging-disabled']);
  });

  it('may be anywhere where a fact looks everywhere: a copy in another account', () => {
    const of = spots([[shop('eu-west-1', 'aws-rds'), ['no-isolated-backup', 'unencrypted-database']]]);
    expect(of(bank('us-east-1', 'aws-backup'), 'backup:ListBackupVaults')).toEqual(['no-isolated-backup']);
  });

  it('is all of the place where the call was asked for everybody there', () => {
    const of = spots([
      [shop('eu-west-1', 'aws-rds'), ['single-zone-database']],
      [shop('us-east-1', 'aws-elb'), ['single-zone-load-balancer']],
    ]);
    expect(of(shop('eu-west-1', 'aws-elb'), 'ec2:DescribeAvailabilityZones')).toEqual(['single-zone-database']);
  });

  it('is all that was unknown there, where nobody knows what the collector tells', () => {
    const strange = shop('eu-west-1', 'aws-of-tomorrow');
    expect(spots([[strange, ['unencrypted-database']]])(strange, 'x:Y')).toEqual(['unencrypted-database']);
  });
});
