import { operations } from './context.ts';

export const IDENTITY_CALL = 'sts:GetCallerIdentity';
export const REGIONS_CALL = 'ec2:DescribeRegions';
export const ZONES_CALL = 'ec2:DescribeAvailabilityZones';

/** Operations of planning, which no collector declares: identity, regions and zones. */
export const PLANNING_OPERATIONS = [
  ...operations('sts', ['GetCallerIdentity']),
  ...operations('ec2', ['DescribeRegions', 'DescribeAvailabilityZones']),
];

export const PLANNING_CALLS: readonly string[] = PLANNING_OPERATIONS.map(({ call }) => call);
