import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import { gate } from '../../src/assess/gate.ts';

const finding = (check: string, severity: Finding['severity'], status: Finding['status'], accepted = false): Finding => ({
  id: check, check, question: 'perimeter', severity, baseSeverity: severity, status, scope: 'resource', message: `${check}.`, template: { key: 'text', data: {} },
  resource: { id: check, name: check, kind: 'server', type: 'T', provider: 'aws', account: '1', region: 'eu-west-1', criticality: 'production' },
  ...(accepted ? { exception: { owner: 'CTO', reason: 'until the move', until: '2027-01-31' } } : {}),
}); // prettier-ignore

const assessment = (findings: readonly Finding[], confidence = 83): Assessment =>
  ({ findings, coverage: { confidence } }) as unknown as Assessment;

describe('the gate', () => {
  const mixed = [
    finding('open-door', 'critical', 'fail'),
    finding('old-key', 'medium', 'fail'),
    finding('hidden', 'high', 'unknown'),
  ];

  it('fails nothing that nobody asked for', () => {
    expect(gate(assessment(mixed), {})).toMatchObject({ configured: false, passed: true });
  });

  it('fails on findings at or above the severity, and names them', () => {
    const verdict = gate(assessment(mixed), { failOn: 'high' });
    expect(verdict.passed).toBe(false);
    expect(verdict.findings.map(one => one.check)).toEqual(['open-door']);
    expect(verdict.reasons).toEqual(['1 finding at or above high']);
    expect(gate(assessment(mixed), { failOn: 'medium' }).findings).toHaveLength(2);
  });

  it('does not fail for a risk that somebody accepted', () => {
    expect(gate(assessment([finding('open-door', 'critical', 'fail', true)]), { failOn: 'low' }).passed).toBe(true);
  });

  it('takes unknowns for fails only when it is asked to', () => {
    expect(gate(assessment([finding('hidden', 'high', 'unknown')]), { failOn: 'low' }).passed).toBe(true);
    expect(gate(assessment([finding('hidden', 'high', 'unknown')]), { failOnUnknown: 'high' })).toMatchObject({
      passed: false,
      reasons: ['1 unknown finding (1 check) at or above high'],
    });
  });

  it('fails when less could be checked than is required', () => {
    expect(gate(assessment([], 83), { requireConfidence: 84 })).toMatchObject({
      passed: false,
      reasons: ['the confidence is 83 %, 84 % is required'],
    });
    expect(gate(assessment([], 84), { requireConfidence: 84 }).passed).toBe(true);
  });
});
