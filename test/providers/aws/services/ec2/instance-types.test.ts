import { expect, it } from 'vitest';
import { isPreviousGeneration } from '../../../../../src/providers/aws/services/ec2/instance-types.ts';

it('recognizes previous-generation types of every service', () => {
  const old = ['m4.large', 't1.micro', 'db.r3.xlarge', 'cache.m3.medium', 'c4.large.search', 'dc1.large', 'ds2.xlarge'];
  const current = [
    'm5.large',
    'm45.large',
    't3.micro',
    'db.r6g.large',
    'cache.t4g.small',
    'dc2.large',
    'serverless',
    '',
  ];
  expect([...old, ...current].filter(isPreviousGeneration)).toEqual(old);
});
