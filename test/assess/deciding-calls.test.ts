import { describe, expect, it } from 'vitest';
import { withDecidingCalls } from '../../src/assess/evidence-sources.ts';
import { FACTS } from '../../src/facts/index.ts';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';
import type { Unit } from '../../src/model/inventory.ts';

describe('what a collector declares to decide', async () => {
  const readers = await Promise.all(CLOUD_PROVIDERS.map(provider => provider.reader()));
  const collectors = readers.flatMap(one => one.collectors);

  it.each(collectors.filter(one => one.decidedBy !== undefined).map(one => [one.id, one] as const))(
    '%s: facets that it fills, by calls that it makes',
    (_, { decidedBy = {}, fills, operations }) => {
      const filled = new Set(Object.values(fills).flat());
      const made = new Set(operations.map(({ call }) => call));
      for (const [facet, calls] of Object.entries(decidedBy)) {
        expect(filled, facet).toContain(facet);
        for (const call of calls ?? []) expect(made, `${facet}: ${call}`).toContain(call);
      }
    },
  );

  const decidedIn = (collector: string, operation: string): readonly string[] => {
    const unit = { id: 'x', collector, calls: [{ operation, count: 1, refused: 0 }] } as unknown as Unit;
    return withDecidingCalls(collectors, FACTS)(unit).calls[0]?.decides ?? [];
  };

  it.each([
    ['aws-ec2-network', 'ec2:DescribeFlowLogs', 'flowLogCoverage'],
    ['aws-ec2-network', 'route53resolver:ListResolverQueryLogConfigAssociations', 'accessLogging'],
    ['aws-restore-jobs', 'backup:ListRestoreJobs', 'restoreHistory'],
    ['aws-iam-authorization-details', 'iam:GetAccountAuthorizationDetails', 'privilegeLevel'],
    ['azure-backup-vaults', 'Microsoft.RecoveryServices/vaults/backupJobs:list', 'restoreHistory'],
    ['azure-role-assignments', 'Microsoft.Authorization/roleAssignments:list', 'privilegeLevel'],
    ['azure-diagnostics', 'Microsoft.Insights/diagnosticSettings:list', 'accessLogging'],
    ['azure-defender', 'Microsoft.Security/pricings:list', 'threatDetection'],
    ['azure-databases', 'Microsoft.Authorization/locks:list', 'deletionProtection'],
    ['gcp-bigquery', 'bigquery:datasets.get', 'sharedWith'],
    ['gcp-iam', 'iam:projects.serviceAccounts.keys.list', 'credentials'],
    ['gcp-iam', 'cloudresourcemanager:projects.getIamPolicy', 'privilegeLevel'],
    ['gcp-organization-policy', 'orgpolicy:projects.policies.getEffectivePolicy', 'accountPublicAccessBlock'],
  ])('%s: %s decides %s', (collector, operation, decided) => {
    expect(decidedIn(collector, operation)).toContain(decided);
  });
});
