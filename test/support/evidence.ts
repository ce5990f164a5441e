import { shortHash } from '../../src/lib/hash.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Question } from '../../src/model/question.ts';
import { QUESTIONS } from '../../src/model/question.ts';
import { noonsale, tally } from './assessment.ts';
import { finding } from './findings.ts';

export const UNIT = 'aws:111122223333:eu-central-1:aws-rds';

const units: Assessment['coverage']['units'] = [
  {
    id: UNIT,
    provider: 'aws',
    account: '111122223333',
    region: 'eu-central-1',
    collector: 'aws-rds',
    started: '2026-11-22T11:58:00.000Z',
    ended: '2026-11-22T11:59:30.000Z',
    calls: [
      { operation: 'rds:DescribeDBInstances', count: 2, refused: 0 },
      { operation: 'rds:DescribeDBSnapshotAttributes', count: 1, refused: 1 },
    ],
  },
];

/** The findings, each with a value and a unit as evidence; their checks have numbers. */
export function withEvidence(findings: readonly Finding[]): Assessment {
  const whole = noonsale();
  const resting = findings.map(one => ({
    evidence: { values: { placement: { spread: 'single-zone', zone: 'euc1-az1' }, backups: null }, units: [UNIT] },
    ...one,
  }));
  const known = new Map(whole.risks.flatMap(({ evidence }) => evidence.map(({ check, id }) => [check, id])));
  const open = new Map(findings.map(({ check, question }) => [check, question]));
  const listed = new Set(whole.checks.map(({ id }) => id));
  const missing = [...open].filter(([id]) => !listed.has(id));
  const checks = [
    ...whole.checks,
    ...missing.map(([id, question]) => tally(id, question, ['database'], [`No ${id}`, `There is ${id}`], { fail: 1 })),
  ];
  for (const { id } of checks)
    if (open.has(id) && !known.has(id)) known.set(id, `E-${String(known.size + 1).padStart(3, '0')}`);
  return {
    ...whole,
    coverage: { ...whole.coverage, units },
    checks: checks.map(check => {
      const evidence = known.get(check.id);
      return evidence === undefined ? check : { ...check, evidence };
    }),
    findings: resting,
  };
}

/** That many findings of each question, of all severities. */
export const crowd = (each: number, name = (index: number): string => `server-${String(index)}`): Finding[] =>
  QUESTIONS.flatMap(({ slug }: { slug: Question }) =>
    Array.from({ length: each }, (_, index) => ({
      ...finding(`check-of-${slug}-${String(index % 7)}`, slug, (['low', 'medium', 'high', 'critical'] as const)[index % 4]!, name(index)), // prettier-ignore
      id: shortHash(slug, String(index)),
    })),
  );
