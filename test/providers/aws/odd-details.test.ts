import { expect, it } from 'vitest';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import { collectInvented } from '../../support/aws-invented-run.ts';
import { refusing } from '../../support/aws-verdicts.ts';
import { expectOwnFacetsOnly } from '../../support/odd-details.ts';

const EXCEPTIONS = {
  // Both groups of the invented account name the same two.
  shared: ['ec2:DescribeLaunchTemplateVersions', 'ec2:GetManagedPrefixListEntries'],
  stated: [
    // The list is a source of its own, "unread".
    'ec2:GetManagedPrefixListEntries',
    // Other lists and the recorder of AWS Config stand in for these.
    'iam:GetAccountAuthorizationDetails',
    'config:GetDiscoveredResourceCounts',
  ],
  lists: [
    // An API without a stage answers nobody.
    'apigateway:GetStages has empty lists',
    // A list, which others stand in for where it is refused.
    'iam:GetAccountAuthorizationDetails has other texts',
    'iam:GetAccountAuthorizationDetails has empty lists',
  ],
};

/** Lists of several pages, or of what lies in each of several things: an item that cannot be read makes the list of its kind unread. */
const LISTS_OF_EACH: Readonly<Record<string, readonly string[]>> = {
  'aws-backup': ['backup:ListRecoveryPointsByBackupVault'],
  'aws-cloudfront': ['cloudfront:ListDistributions'],
  'aws-dynamodb': ['dynamodb:ListTables', 'dynamodb:ListBackups'],
  'aws-ecs': ['ecs:ListServices', 'ecs:DescribeServices'],
  // One list for each type of policy.
  'aws-organizations': ['organizations:ListPolicies'],
};

it.each(AWS_COLLECTORS.map(collector => [collector.id, collector] as const))(
  '%s loses the facets of one detail, when its answer is refused or unusual',
  async (_, collector) => {
    const lists = await expectOwnFacetsOnly(
      change => {
        let turn = 0;
        return collectInvented(collector, one =>
          one.call === change?.call && turn++ === 0 ? (change.spoil(one.invent()) as object) : one.invent(),
        );
      },
      refusing('AccessDeniedException', 403),
      EXCEPTIONS,
    );
    expect(lists).toEqual(LISTS_OF_EACH[collector.id] ?? []);
  },
);
