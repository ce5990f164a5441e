import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Risk } from '../../src/model/assessment.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';
import type { Exception } from '../../src/model/exception.ts';
import { resolveExceptions } from '../../src/run/resolve-exceptions.ts';
import { gate } from '../../src/assess/gate.ts';
import { anyWorld, assess, bucket, CHECKS, compare, db, NOW, THEN, unprotected } from '../support/two-quarters.ts';

const accept = (changes: Partial<Exception> = {}): Exception => ({
  check: 'unprotected-database',
  owner: 'Ada',
  reason: 'until the move',
  until: '2027-01-31',
  ...changes,
});
const anyException: fc.Arbitrary<Exception> = fc
  .record({
    check: fc.constantFrom(...CHECKS.map(({ id }) => id)),
    resource: fc.constantFrom(undefined, { name: 'db-*' }, { kind: 'bucket' as const }, { name: 'nobody' }),
    until: fc.constantFrom('2026-01-01', '2026-12-31', '2027-01-31', '2030-01-01'),
  })
  .map(accept);
/** What stands behind a risk, in whatever order it is named. */
const evidenceOf = ({ loss, questions, evidence }: Risk): object => ({
  ...{ loss, questions },
  evidence: Object.fromEntries(evidence.map(({ check, fail, judged, unknown }) => [check, { fail, judged, unknown }])),
});

/** Numbers of evidence follow the order of the risks. */
const unnumbered = (assessment: Pick<Assessment, 'checks'>): object => ({
  ...assessment,
  checks: assessment.checks.map(({ evidence, ...check }) => check),
});

describe('risks that somebody accepted', () => {
  it('never change a score or a count of a check, and ask for no action', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(anyException, { maxLength: 3 }), (world, exceptions) => {
        const { findings, summary, exceptions: report, risks, actions, ...plain } = assess(world, NOW);
        const accepting = assess(world, NOW, { exceptions });
        const {
          findings: marked,
          summary: counted,
          exceptions: told,
          risks: shown,
          actions: asked,
          ...same
        } = accepting;
        expect(unnumbered(same)).toEqual(unnumbered(plain));
        expect(shown.map(evidenceOf)).toEqual(expect.arrayContaining(risks.map(evidenceOf)));
        expect(shown).toHaveLength(risks.length);
        const open = marked.filter(({ status, exception }) => status === 'fail' && exception === undefined);
        const openOf = (id: string): number => open.filter(({ check }) => check === id).length;
        expect(Object.fromEntries(asked.map(({ check, resources }) => [check, resources]))).toEqual(
          Object.fromEntries(
            actions.filter(({ check }) => openOf(check) > 0).map(({ check }) => [check, openOf(check)]),
          ),
        );
        expect(marked.map(({ exception, ...finding }) => finding)).toEqual(findings);
        expect(report).toBeUndefined();
        expect(told === undefined).toBe(exceptions.length === 0);
        for (const severity of ['critical', 'high', 'medium', 'low'] as const) {
          expect(counted[severity].fail + counted[severity].accepted).toBe(summary[severity].fail);
          expect(counted[severity].unknown).toBe(summary[severity].unknown);
        }
      }),
    );
  });

  it('leave the gate for as long as they hold, and come back into it on the next day', () => {
    const world = [db('orders', 'ill'), db('users', 'ill')];
    const exceptions = [accept({ resource: { name: 'orders' } })];
    const failing = (now: string) =>
      gate(assess(world, now, { exceptions }), { failOn: 'low' }).findings.map(({ resource }) => resource.name);
    expect(failing('2027-01-31T23:00:00.000Z')).toEqual(['users']);
    expect(failing('2027-02-01T00:00:00.000Z')).toEqual(['orders', 'users']);
  });

  it('may be named by an earlier name of the check', () => {
    const renamed = { ...unprotected, id: 'database-without-deletion-protection', aliases: ['unprotected-database'] };
    const exceptions = resolveExceptions({ path: 'x', list: [accept()], placeOf: () => 'x:1:1' }, [renamed]);
    const [finding] = assess([db('orders', 'ill')], NOW, { checks: [renamed], exceptions }).findings;
    expect(finding).toMatchObject({ check: 'database-without-deletion-protection', exception: { owner: 'Ada' } });
  });

  it('of a check that never was are refused, with the place and a guess', () => {
    const list = [accept(), accept({ check: 'unprotected-databse' })];
    try {
      resolveExceptions({ path: 'x.yaml', list, placeOf: index => `x.yaml:${index}:3` }, CHECKS);
      throw new Error('should have been refused');
    } catch (error) {
      const { code, message, hint } = error as CloudbriefError;
      expect({ code, message, hint }).toEqual({
        code: 'CB_UNKNOWN_CHECK',
        message: 'x.yaml:1:3: There is no check called "unprotected-databse".',
        hint: 'Did you mean unprotected-database? `cloudbrief checks list` lists all.',
      });
    }
  });
});

describe('a gate that looks only at what is new', () => {
  type World = Parameters<typeof assess>[0];
  const failing = (
    before: ReturnType<typeof assess>,
    after: ReturnType<typeof assess>,
    rules: Parameters<typeof gate>[1],
  ) => {
    const verdict = gate(after, rules, compare(before, after).earlier);
    expect(verdict.passed).toBe(verdict.reasons.length === 0);
    return verdict.findings.map(({ resource }) => resource.name);
  };
  const between = (before: World, after: World, rules: Parameters<typeof gate>[1] = { failOn: 'low' }) =>
    failing(assess(before, THEN), assess(after, NOW), rules);

  it('passes what the baseline failed for already, also under another name', () => {
    expect(between([db('orders', 'ill', { stableId: 'x' })], [db('sales', 'ill', { stableId: 'x' })])).toEqual([]);
  });

  it('fails for what is new, and says that it is', () => {
    const [before, after] = [
      assess([db('orders', 'ill')], THEN),
      assess([db('orders', 'ill'), db('users', 'ill')], NOW),
    ];
    expect(gate(after, { failOn: 'low' }, compare(before, after).earlier)).toMatchObject({
      passed: false,
      reasons: ['1 new finding at or above low'],
      findings: [{ resource: { name: 'users' } }],
    });
  });

  it('fails for what nobody could see in the baseline', () => {
    expect(between([db('orders', 'hidden')], [db('orders', 'ill')])).toEqual(['orders']);
    expect(between({ resources: [], refused: ['database'] }, [db('orders', 'ill')])).toEqual(['orders']);
  });

  it('fails for what got grave enough only now', () => {
    const test = db('orders', 'ill', { tags: { env: 'test' } });
    expect(between([test], [db('orders', 'ill')], { failOn: 'high' })).toEqual(['orders']);
    expect(between([test], [db('orders', 'ill')], { failOn: 'medium' })).toEqual([]);
  });

  it('fails for what was accepted then and is no longer', () => {
    const exceptions = [accept({ until: '2026-09-01' })];
    const world = [db('orders', 'ill')];
    const [before, after] = [assess(world, THEN, { exceptions }), assess(world, NOW, { exceptions })];
    expect(failing(before, after, { failOn: 'low' })).toEqual(['orders']);
    expect(failing(after, after, { failOn: 'low' })).toEqual([]);
  });

  it('takes unknowns as it takes fails', () => {
    const hidden = [bucket('files', 'hidden')];
    expect(between(hidden, [...hidden, db('orders', 'hidden')], { failOnUnknown: 'low' })).toEqual(['orders']);
  });
});
