import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AWS_COLLECTORS } from '../../../../src/providers/aws/services/index.ts';
import { MANAGED_POLICY_GAPS, guessManagedPolicy } from '../../../../src/providers/aws/policy/managed-policies.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'aws.md'), 'utf8');
const ours = new Set(AWS_COLLECTORS.flatMap(({ operations }) => operations.map(({ action }) => action)));

it.each(Object.entries(MANAGED_POLICY_GAPS))('an action missing in %s is used, and documented', (_, left) => {
  for (const action of left) {
    expect(ours, action).toContain(action);
    expect(PAGE, action).toContain(action);
  }
  expect(PAGE).toContain(`${String(left.length)} actions`);
});

it('missing permissions show which managed policy is attached', () => {
  expect(guessManagedPolicy(['timestream-influxdb:ListDbInstances'])).toBe('ReadOnlyAccess');
  expect(guessManagedPolicy(['timestream-influxdb:ListDbInstances', 'fis:ListExperiments'])).toBe(
    'SecurityAudit and ViewOnlyAccess',
  );
  expect(guessManagedPolicy(['backup:ListRecoveryPointsByBackupVault', 'fis:ListExperiments'])).toBe('SecurityAudit');
  expect(guessManagedPolicy(['ec2:DescribeInstances'])).toBeUndefined();
});
