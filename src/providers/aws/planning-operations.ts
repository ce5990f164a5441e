import { operations } from './context.ts';

export const IDENTITY_CALL = 'sts:GetCallerIdentity';
export const REGIONS_CALL = 'ec2:DescribeRegions';
export const ZONES_CALL = 'ec2:DescribeAvailabilityZones';

export const LIST_ACCOUNTS = 'organizations:ListAccounts';
/** Once an account, only where accounts are selected by tag. */
export const LIST_ACCOUNT_TAGS = 'organizations:ListTagsForResource';
export const LIST_ACCOUNTS_BELOW = 'organizations:ListAccountsForParent';

/** Operations of planning, which no collector declares: identity, regions, zones, and the accounts of an organization. */
export const PLANNING_OPERATIONS = [
  ...operations('sts', ['GetCallerIdentity']),
  ...operations('ec2', ['DescribeRegions', 'DescribeAvailabilityZones']),
  ...operations('organizations', [
    'ListAccounts',
    'ListAccountsForParent',
    'ListOrganizationalUnitsForParent',
    'ListRoots',
    'ListTagsForResource',
  ]),
];

export const PLANNING_CALLS: readonly string[] = PLANNING_OPERATIONS.map(({ call }) => call);
