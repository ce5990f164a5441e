import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidence } from '../../../src/brief/evidence/evidence.ts';
import { readInventories } from '../../../src/inventory/read.ts';
import { assess } from '../../../src/library/assess.ts';
import { createConfiguration } from '../../../src/library/configuration.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { EvidenceRow } from '../../../src/brief/views.ts';

describe('under "Read", the sample company', () => {
  let assessment: Assessment;
  let rows: readonly EvidenceRow[];
  beforeAll(async () => {
    const sample = join(import.meta.dirname, '../../../examples/noonsale/inventory.ndjson');
    const configuration = createConfiguration({});
    assessment = await assess(await readInventories([sample]), { now: '2026-11-22T12:00:00.000Z', configuration });
    const told = evidence(assessment, 'en', { room: 5000, checks: new Map(), frameworks: new Map() });
    rows = told.chapters.flatMap(({ groups }) => groups.flatMap(group => group.rows));
  }, 60_000);

  const firstOf = (calls: string): string => calls.replace(': ', ':').split(/[,;]/)[0] ?? '';

  it('names first a call that decides the values, where one is known to', () => {
    const units = new Map(assessment.coverage.units?.map(unit => [unit.id, unit]));
    const findings = new Map(assessment.findings.map(finding => [finding.id, finding]));
    const wrong: string[] = [];
    let judged = 0;
    for (const row of rows) {
      const { status, evidence: behind, check } = findings.get(row.finding)!;
      if (status !== 'fail') continue;
      const calls = (behind?.units ?? []).flatMap(id => units.get(id)?.calls ?? []);
      const deciding = calls.filter(
        ({ decides = [], count, refused }) =>
          count > refused && decides.some(need => Object.hasOwn(behind?.values ?? {}, need)),
      );
      if (deciding.length === 0) continue;
      judged += 1;
      if (!deciding.some(({ operation }) => operation === firstOf(row.calls))) wrong.push(`${check}: ${row.calls}`);
    }
    expect(judged).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['flow-logs-disabled', 'aws', 'ec2:DescribeFlowLogs'],
    ['dns-query-logging-disabled', 'aws', 'route53resolver:ListResolverQueryLogConfigAssociations'],
    ['no-recent-restore-job', 'aws', 'backup:ListRestoreJobs'],
    ['privilege-escalation-path', 'aws', 'iam:GetAccountAuthorizationDetails'],
    ['root-access-key', 'aws', 'iam:GetAccountSummary'],
    ['unencrypted-backup', 'aws', 'ec2:DescribeSnapshots'],
    ['unversioned-bucket', 'aws', 's3:GetBucketVersioning'],
    ['database-without-deletion-protection', 'azure', 'Microsoft.Authorization/locks:list'],
    ['no-recent-restore-job', 'azure', 'Microsoft.RecoveryServices/vaults/backupJobs:list'],
    ['service-access-logging-disabled', 'azure', 'Microsoft.Insights/diagnosticSettings:list'],
    ['single-administrator', 'azure', 'Microsoft.Authorization/roleAssignments:list'],
    ['threat-detection-disabled', 'azure', 'Microsoft.Security/pricings:list'],
    ['public-resource-policy', 'gcp', 'bigquery:datasets.get'],
    ['public-access-block-disabled', 'gcp', 'orgpolicy:projects.policies.getEffectivePolicy'],
    ['privilege-escalation-path', 'gcp', 'cloudresourcemanager:projects.getIamPolicy'],
    ['single-administrator', 'gcp', 'cloudresourcemanager:projects.getIamPolicy'],
    ['missing-required-tags', 'gcp', 'cloudresourcemanager:projects.search'],
    ['stale-access-key', 'gcp', 'iam:projects.serviceAccounts.keys.list'],
  ])('%s on %s: %s', (check, provider, call) => {
    const found = new Set(
      assessment.findings
        .filter(one => one.check === check && one.status === 'fail' && one.resource.provider === provider)
        .map(({ id }) => id),
    );
    const first = rows.filter(row => found.has(row.finding)).map(row => firstOf(row.calls));
    expect(first).toContain(call);
  });
});
