import { describe, expect, it } from 'vitest';
import { controlCoverage } from '../../../src/render/formats/control-coverage.ts';
import type { Assessment, CheckTally } from '../../../src/model/assessment.ts';
import type { Finding } from '../../../src/model/finding.ts';

const CHECKS = [
  { id: 'keys', controls: { cis_aws_v5: ['1.3'], soc2: ['CC6.1'] } },
  { id: 'mfa', controls: { cis_aws_v5: ['1.4'], soc2: ['CC6.1'] } },
];
const tally = (id: string, counts: Partial<CheckTally> = {}) =>
  ({ id, pass: 1, fail: 0, unknown: 0, error: 0, notApplicable: 0, ...counts }) as CheckTally;
const finding = (check: string, status: Finding['status'], provider: string) =>
  ({ check, status, resource: { provider } }) as Finding;
const assessment = (checks: CheckTally[], findings: Finding[] = [], provider = 'aws') =>
  ({ checks, findings, targets: [{ provider }] }) as unknown as Assessment;
const stateOf = (framework: string, control: string, given: Assessment) =>
  controlCoverage(framework, CHECKS, given).find(one => one.control === control)?.state;

describe('coverage of controls', () => {
  it('says what failed, what was not seen, and what no check speaks to', () => {
    const given = assessment([tally('keys', { fail: 1 }), tally('mfa')], [finding('keys', 'fail', 'aws')]);
    expect(stateOf('cis_aws_v5', '1.3', given)).toBe('failed');
    expect(stateOf('cis_aws_v5', '1.4', given)).toBe('passed');
    expect(stateOf('cis_aws_v5', '1.1', given)).toBe('no-check');
    expect(stateOf('cis_aws_v5', '1.4', assessment([tally('mfa')], [finding('mfa', 'unknown', 'aws')]))).toBe(
      'unknown',
    );
    expect(stateOf('cis_aws_v5', '1.4', assessment([tally('mfa', { pass: 0, notApplicable: 2 })]))).toBe('nothing');
  });

  it('never counts a check that did not run as passed', () => {
    expect(stateOf('cis_aws_v5', '1.4', assessment([tally('keys')]))).toBe('not-run');
    expect(stateOf('soc2', 'CC6.1', assessment([tally('keys')]))).toBe('unknown');
  });

  it('keeps a benchmark to the resources of its provider', () => {
    const elsewhere = assessment([tally('mfa', { fail: 1 })], [finding('mfa', 'fail', 'azure')], 'azure');
    expect(stateOf('cis_aws_v5', '1.4', elsewhere)).toBe('not-run');
    expect(stateOf('soc2', 'CC6.1', elsewhere)).toBe('failed');
  });
});
