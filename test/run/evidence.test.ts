import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import { mergeInventories } from '../../src/inventory/merge.ts';
import { assessmentSchema, type Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import { brief } from '../../src/brief/index.ts';
import { evidenceOf } from '../../src/render/evidence.ts';
import { assessInventory } from '../../src/assess/assessment.ts';

const records = readFileSync(join('examples', 'noonsale', 'inventory.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as InventoryRecord);

describe('what a finding rests on', () => {
  let assessment: Assessment;
  beforeAll(async () => {
    const [header, ...rest] = records;
    if (header?.record !== 'header') throw new Error('The inventory begins with its header.');
    const inventory = mergeInventories([{ header, records: rest, ended: '2026-11-22T12:10:00Z' }]);
    assessment = assessInventory(inventory, {
      checks: await loadChecks(),
      facts: FACTS,
      traits: PROVIDER_TRAITS,
      now: '2026-11-22T12:00:00.000Z',
      version: '0.1.0',
      client: { name: 'Noonsale Ltd', tlp: 'TLP:AMBER' },
      collectors: AWS_COLLECTORS,
    });
  });
  const of = (check: string): Finding[] => assessment.findings.filter(finding => finding.check === check);

  it('is the value that the check was given, and the unit that read it', () => {
    const units = of('unversioned-bucket').map(({ evidence }) => evidence?.units[0]);
    expect(units).toContain('aws:111122223333:global:aws-s3');
    expect(units).toContain('azure:00000000-0000-0000-0000-00000000107a:global:azure-storage');
    for (const { evidence } of of('unversioned-bucket'))
      expect(evidence).toEqual({ values: { versioning: false }, units: [expect.any(String)] });
  });

  it('is dated and told by calls in the coverage: for every unit that a finding names, and for no other', () => {
    const named = new Set(assessment.findings.flatMap(({ evidence }) => evidence?.units ?? []));
    const units = assessment.coverage.units ?? [];
    expect(units.map(({ id }) => id).sort()).toEqual([...named].sort());
    const s3 = units.find(({ id }) => id === 'aws:111122223333:global:aws-s3');
    expect(s3?.calls.map(({ operation }) => operation)).toContain('s3:GetBucketVersioning');
  });

  it('names the collectors that add to what another one lists; first where they alone read what was judged', () => {
    const collectorsOf = (check: string): unknown[] =>
      of(check).map(({ evidence }) => evidence?.units.map(id => id.split(':')[3]));
    expect(collectorsOf('external-access-analyzer-disabled')[0]).toEqual(['aws-access-analyzer', 'aws-ec2-region']);
    expect(collectorsOf('unversioned-bucket')).toContainEqual(['aws-s3']);
  });

  it('tells which call decides, where its collector makes several', () => {
    const s3 = assessment.coverage.units?.find(({ id }) => id === 'aws:111122223333:global:aws-s3');
    const decides = new Map(s3?.calls.map(call => [call.operation, call.decides]));
    expect(decides.get('s3:GetBucketVersioning')).toEqual(['versioning']);
    expect(decides.get('s3:ListBuckets')).toBeUndefined();
    const rows = evidenceOf(brief(assessment), assessment, 500).chapters.flatMap(({ groups }) => groups).filter(({ check }) => check === 'unversioned-bucket').flatMap(group => group.rows); // prettier-ignore
    const calls = rows.filter(row => row.calls.startsWith('s3:')).map(row => row.calls);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) expect(call).toMatch(/^s3: GetBucketVersioning, /);
  });

  it('is no value where it could not be read', () => {
    const refused = assessment.findings.filter(({ status, message }) => status === 'unknown' && message.startsWith('Every database')); // prettier-ignore
    expect(refused.length).toBeGreaterThan(0);
    for (const { evidence } of refused) {
      expect(evidence?.values).toEqual({});
      expect(evidence?.units).toHaveLength(1);
    }
  });

  it('has a number for each check that did not pass everywhere; those of the risks come first', () => {
    const numbers = new Map(assessment.checks.map(({ id, evidence }) => [id, evidence]));
    for (const { evidence } of assessment.risks) for (const { check, id } of evidence) expect(numbers.get(check)).toBe(id); // prettier-ignore
    const open = new Set(assessment.findings.map(({ check }) => check));
    for (const { id, evidence } of assessment.checks) expect(evidence !== undefined, id).toBe(open.has(id));
    const given = [...numbers.values()].filter(number => number !== undefined).sort();
    expect(given).toEqual(given.map((_, index) => `E-${String(index + 1).padStart(3, '0')}`));
  });

  it('stands in the published schema; an assessment from before has none of it', () => {
    expect(assessmentSchema.safeParse(assessment).error).toBeUndefined();
    const { units: _, ...coverage } = assessment.coverage;
    const before = {
      ...assessment,
      coverage,
      checks: assessment.checks.map(({ evidence: _gone, ...check }) => check),
      findings: assessment.findings.map(({ evidence: _gone, ...finding }) => finding),
    };
    expect(assessmentSchema.safeParse(before).error).toBeUndefined();
  });
});
