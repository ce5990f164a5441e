import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendSchema, type Movement } from '../../src/model/trend.ts';
import { anyWorld, assess, CHECKS, compare, happened, NOW, said, THEN } from '../support/two-quarters.ts';

describe('any two assessments', () => {
  const mirrored = (movement: Movement): Partial<Movement> => {
    const { new: fresh, resolved, noLongerVisible, nowVisible, lostVisibility, resolvedUnknown, ...rest } = movement;
    return happened({
      ...rest,
      new: resolved,
      resolved: fresh,
      noLongerVisible: nowVisible,
      nowVisible: noLongerVisible,
      lostVisibility: resolvedUnknown,
      resolvedUnknown: lostVisibility,
    });
  };

  it('that are one and the same are unchanged', () => {
    fc.assert(
      fc.property(anyWorld, one => {
        const assessed = assess(one, NOW);
        const { findings, questions, overall } = compare(assessed, assessed).trend;
        expect(happened(findings)).toEqual(
          assessed.findings.length === 0 ? {} : { unchanged: assessed.findings.length },
        );
        for (const change of [overall, ...Object.values(questions)])
          expect(['unchanged', 'not-comparable']).toContain(change.direction);
      }),
    );
  });

  it('turned around say the opposite', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, (one, other) => {
        const [before, after] = [assess(one, NOW), assess(other, NOW)];
        const [there, back] = [compare(before, after).trend, compare(after, before).trend];
        expect(mirrored(there.findings)).toEqual(happened(back.findings));
        const opposite = {
          better: 'worse',
          worse: 'better',
          unchanged: 'unchanged',
          'not-comparable': 'not-comparable',
        };
        for (const [slug, { direction }] of Object.entries(there.questions))
          expect(back.questions[slug as 'people'].direction).toBe(opposite[direction]);
      }),
    );
  });

  it('say the same in whatever order their findings stand, and account for every one of them', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, (one, other) => {
        const [before, after] = [assess(one, THEN), assess(other, NOW)];
        const turned = compare(
          { ...before, findings: before.findings.toReversed() },
          { ...after, findings: after.findings.toReversed() },
        );
        const { trend } = compare(before, after);
        expect(turned.trend).toEqual(trend);
        const m = trend.findings;
        const paired = m.unchanged + m.changedSeverity;
        const openOnce =
          m.new +
          m.cameBack +
          m.resolved +
          m.noLongerVisible +
          m.nowVisible +
          m.lostVisibility +
          m.resolvedUnknown +
          m.notComparable;
        expect(paired * 2 + openOnce).toBeLessThanOrEqual(before.findings.length + after.findings.length);
        expect(paired + openOnce).toBeGreaterThanOrEqual(Math.max(before.findings.length, after.findings.length));
      }),
    );
  });

  it('are told in five sentences of at most 25 words, and fit the schema', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, fc.subarray([...CHECKS], { minLength: 1 }), (one, other, checks) => {
        const { trend } = compare(assess(one, THEN), assess(other, NOW, { checks }));
        expect(trendSchema.parse(trend)).toEqual(trend);
        for (const sentence of said(trend).story)
          expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25);
      }),
    );
  });

  it('never call a question better for a list that was refused', () => {
    fc.assert(
      fc.property(anyWorld, one => {
        const before = assess({ ...one, refused: [] }, THEN);
        const after = assess({ resources: [], targets: [{}], refused: ['database', 'bucket'] }, NOW);
        const { trend } = compare(before, after);
        expect(trend.findings.resolved).toBe(0);
        expect(Object.values(trend.questions).filter(({ direction }) => direction === 'better')).toEqual([]);
      }),
    );
  });
});
