import { operations } from './context.ts';

export const IDENTITY_CALL = 'sts:GetCallerIdentity';
export const REGIONS_CALL = 'ec2:DescribeRegions';
export const ZONES_CALL = 'ec2:DescribeAvailabilityZones';

/** What finding out who and where we are asks for, besides any collector. */
export const PLANNING_OPERATIONS = [
  ...operations('sts', ['GetCallerIdentity']),
  ...operations('ec2', ['DescribeRegions', 'DescribeAvailabilityZones']),
];

export const PLANNING_CALLS: readonly string[] = PLANNING_OPERATIONS.map(({ call }) => call);
