import { describe, expect, it } from 'vitest';
import { evidence } from '../../../src/brief/evidence/evidence.ts';
import type { Evidence } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { healthyCompany } from '../../support/assessment.ts';
import { crowd, withEvidence } from '../../support/evidence.ts';
import { acceptedCopy, hiddenTrail, LIBRARY, MIXED, oneZone, openDoor } from '../../support/findings.ts';

const frameworks = new Map([['iso_27001_2022', 'ISO/IEC 27001:2022']]);
const of = (assessment: Assessment, room = 500): Evidence =>
  evidence(assessment, 'en', { room, checks: LIBRARY, frameworks });
const groupOf = (told: Evidence, check: string) =>
  told.chapters.flatMap(({ groups }) => groups).find(group => group.check === check)!;

describe('the evidence', () => {
  it('has a chapter for each question: by evidence number, last those without findings', () => {
    const { chapters, contents } = of(withEvidence(MIXED));
    expect(chapters.map(({ number }) => number).toSorted()).toEqual(Array.from({ length: 13 }, (_, n) => `Q${String(n + 1).padStart(2, '0')}`)); // prettier-ignore
    const first = chapters.flatMap(({ groups }) => groups.slice(0, 1).map(({ id }) => id));
    expect(first).toEqual(first.toSorted());
    expect(contents.map(({ findings }) => findings).join(' ')).toBe('1 1 1 1 1 1 1 0 0 0 0 0 0');
  });

  it('carries the numbers that the risk pages name', () => {
    const assessment = withEvidence(MIXED);
    const named = assessment.risks.flatMap(risk => risk.evidence);
    const told = of(assessment);
    for (const { id, check } of named)
      if (MIXED.some(finding => finding.check === check)) expect(groupOf(told, check).id).toBe(id);
    expect(groupOf(told, 'open-management-port').rows[0]?.number).toBe(`${groupOf(told, 'open-management-port').id}.1`);
  });

  it('says of a finding what, where, by which value, when and by which calls', () => {
    const [row] = groupOf(of(withEvidence([oneZone])), 'single-zone-database').rows;
    expect(row).toMatchObject({
      finding: oneZone.id,
      severityWord: 'High',
      state: '',
      name: 'orders',
      resource: 'arn:aws:x:eu-central-1:111122223333:orders',
      account: 'shop (111122223333)',
      region: 'eu-central-1',
      message: 'orders keeps its only running copy in euc1-az1.',
      values: [
        { name: 'List of backups', text: 'there is none' },
        { name: 'Placement', text: 'distribution: single zone, zone: euc1-az1' },
      ],
      read: '2026-11-22T11:59:30Z',
      // What was refused told nothing.
      calls: 'rds: DescribeDBInstances',
    });
  });

  it('says of what nobody could look at which call was refused, and of what was accepted by whom', () => {
    const told = of(withEvidence([hiddenTrail, acceptedCopy]));
    expect(groupOf(told, 'audit-logging-disabled').rows[0]).toMatchObject({
      state: 'Not seen',
      reason: 'refused: cloudtrail:DescribeTrails',
      calls: 'rds: DescribeDBSnapshotAttributes',
    });
    expect(groupOf(told, 'audit-logging-disabled').counts).toBe('1 not seen');
    expect(groupOf(told, 'backups-not-immutable').rows[0]).toMatchObject({
      state: 'Accepted until 31\u{A0}January 2027',
      reason: 'Ada Lovelace: until the vault is bought',
    });
    expect(groupOf(told, 'backups-not-immutable').counts).toBe('1 accepted');
  });

  it('tells how to mend it on the cloud where it is, and the controls by identifier', () => {
    const group = groupOf(of(withEvidence([openDoor])), 'open-management-port');
    const [recipe, ...others] = group.recipes;
    expect(others).toEqual([]);
    const { name, account } = openDoor.resource;
    expect(recipe).toMatchObject({
      provider: 'AWS',
      name: expect.stringMatching(`^${name} · .+ \\(${account}\\)$`) as string,
    });
    expect(recipe!.steps.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      expect.stringContaining('Check first: Set up another way in first'),
      `Run: aws ec2 describe-instances --instance-ids ${openDoor.resource.id.split(/[/:]/).at(-1)!} --region ${openDoor.resource.region}`,
      'Run: aws ec2 stop-instances --instance-ids <port_22>',
      'Go back: There is no way back.',
      'Fill in: Replace what stands in angle brackets, with the brackets.',
    ]);
    expect(group.rows[0]!.commands).toHaveLength(2);
    expect(group.controls).toEqual([{ framework: 'ISO/IEC 27001:2022', ids: 'A.8.20' }]);
  });

  it('shows the worst of a question up to its room, says of how many, and where the rest is', () => {
    const told = of(withEvidence(crowd(1200)), 500);
    for (const { groups, note } of told.chapters) {
      const rows = groups.flatMap(group => group.rows);
      expect(rows).toHaveLength(500);
      expect(note).toMatch(/worst 500 of 1,200.*assessment\.json.*findings\.csv/);
      // 300 critical and 200 of the 300 high ones.
      expect(rows.filter(({ severity }) => severity === 'critical')).toHaveLength(300);
      expect(rows.filter(({ severity }) => severity === 'high')).toHaveLength(200);
      expect(groups[0]?.shown).toMatch(/worst \d+ of 1\d\d/);
    }
  });

  it('is nothing where nothing was found, and says so', () => {
    const { chapters } = of(healthyCompany());
    expect(chapters.every(({ groups }) => groups.length === 0)).toBe(true);
    expect(chapters[0]?.note).toBe('Nothing was found, and nothing was left unseen.');
  });

  it('comes from an assessment that was made before there was evidence', () => {
    const whole = withEvidence(MIXED);
    const { units: _, ...coverage } = whole.coverage;
    const old = { ...whole, coverage, findings: whole.findings.map(({ evidence: _gone, ...finding }) => finding) };
    expect(groupOf(of(old), 'single-zone-database').rows[0]).toMatchObject({ values: [], read: '', calls: '' });
  });
});
