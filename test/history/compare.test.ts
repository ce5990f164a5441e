import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendText } from '../../src/brief/language/trend-text.ts';
import { QUESTION_SLUGS, type Question } from '../../src/model/question.ts';
import { trendSchema, type Change, type Movement, type Trend } from '../../src/model/trend.ts';
import {
  anyWorld,
  assess,
  bucket,
  CHECKS,
  compare,
  db,
  NOW,
  THEN,
  unprotected,
  unversioned,
} from '../support/two-quarters.ts';

/** The trend with its reasons and its story in English. */
function said(trend: Trend) {
  const { story, reasons } = trendText(trend, 100);
  const questions = Object.fromEntries(
    QUESTION_SLUGS.map(slug => [slug, { ...trend.questions[slug], reason: reasons[slug] }]),
  ) as Record<Question, Omit<Change, 'reason'> & { readonly reason: string }>;
  return { story, questions };
}

/** Only what happened. */
const happened = (movement: Movement): Partial<Movement> =>
  Object.fromEntries(Object.entries(movement).filter(([, count]) => count > 0));

describe('what became of a finding', () => {
  const findings = (before: Parameters<typeof assess>[0], after: Parameters<typeof assess>[0]) =>
    happened(compare(assess(before, THEN), assess(after, NOW)).trend.findings);

  it('is resolved when it was mended or its resource is gone', () => {
    expect(findings([db('orders', 'ill'), db('users', 'ill')], [db('orders', 'well')])).toEqual({ resolved: 2 });
  });

  it('is new when it was fine, or was not there', () => {
    expect(findings([db('orders', 'well')], [db('orders', 'ill'), db('users', 'ill')])).toEqual({ new: 2 });
  });

  it('is not resolved when its setting cannot be read any more', () => {
    expect(findings([db('orders', 'ill')], [db('orders', 'hidden')])).toEqual({ noLongerVisible: 1 });
  });

  it('is not resolved when the list that it stood in was refused', () => {
    const { trend } = compare(
      assess([db('orders', 'ill')], THEN),
      assess({ resources: [], refused: ['database'] }, NOW),
    );
    expect(happened(trend.findings)).toEqual({ noLongerVisible: 1, lostVisibility: 1 });
    expect(trend.noLongerVisible).toMatchObject([{ check: 'unprotected-database', name: 'orders', severity: 'high' }]);
    expect(trend.resolved).toEqual([]);
  });

  it('is not resolved by a refusal elsewhere', () => {
    const two = { resources: [db('orders', 'ill'), db('users', 'ill', { account: '444455556666', id: 'arn:users' })] };
    const after = {
      resources: [db('orders', 'well')],
      targets: [{}, { account: '444455556666' }],
      refused: [{ kind: 'database' as const, account: '444455556666' }],
    };
    expect(findings(two, after)).toEqual({ resolved: 1, noLongerVisible: 1, lostVisibility: 1 });
  });

  it('is not resolved when its account or region was not looked at', () => {
    const elsewhere = db('users', 'ill', { account: '444455556666', id: 'arn:users' });
    expect(findings([db('orders', 'ill'), elsewhere], [db('orders', 'ill')])).toEqual({
      unchanged: 1,
      noLongerVisible: 1,
    });
    const abroad = db('users', 'ill', { region: 'us-east-1', id: 'arn:users' });
    expect(findings([db('orders', 'ill'), abroad], [db('orders', 'ill')])).toEqual({
      unchanged: 1,
      noLongerVisible: 1,
    });
  });

  it('is not new when nobody could see it before', () => {
    expect(findings([db('orders', 'hidden')], [db('orders', 'ill')])).toEqual({ nowVisible: 1 });
    expect(findings({ resources: [], refused: ['database'] }, [db('orders', 'ill')])).toEqual({
      nowVisible: 1,
      resolvedUnknown: 1,
    });
    const elsewhere = db('users', 'ill', { account: '444455556666', id: 'arn:users' });
    expect(findings([db('orders', 'ill')], [db('orders', 'ill'), elsewhere])).toEqual({ unchanged: 1, nowVisible: 1 });
  });

  it('tells what nobody can see any more, and what can be seen again and is well', () => {
    expect(findings([db('orders', 'well')], [db('orders', 'hidden')])).toEqual({ lostVisibility: 1 });
    expect(findings([db('orders', 'hidden')], [db('orders', 'well')])).toEqual({ resolvedUnknown: 1 });
  });

  it('changed its severity when its resource became more important', () => {
    expect(findings([db('orders', 'ill', { tags: { env: 'test' } })], [db('orders', 'ill')])).toEqual({
      changedSeverity: 1,
    });
  });

  it('is accepted, and later accepted no longer, without being resolved', () => {
    const exception = { check: 'unprotected-database', owner: 'Ada', reason: 'r', until: '2026-11-30' };
    const open = assess([db('orders', 'ill')], THEN);
    const accepted = assess([db('orders', 'ill')], NOW, { exceptions: [exception] });
    expect(happened(compare(open, accepted).trend.findings)).toEqual({ unchanged: 1, accepted: 1 });
    const lapsed = assess([db('orders', 'ill')], '2026-12-22T12:00:00.000Z', { exceptions: [exception] });
    const { trend } = compare(accepted, lapsed);
    expect(happened(trend.findings)).toEqual({ unchanged: 1, lapsed: 1 });
    expect(said(trend).story.at(-1)).toBe('We could check 100 % of what matters, as before; 1 accepted no longer.');
  });
});

describe('a finding is known again', () => {
  const pair = (before: ReturnType<typeof db>[], after: ReturnType<typeof db>[]) =>
    happened(compare(assess(before, THEN), assess(after, NOW)).trend.findings);

  it('after a rename, by what survives it', () => {
    expect(pair([db('orders', 'ill', { stableId: 'db-ABC' })], [db('sales', 'ill', { stableId: 'db-ABC' })])).toEqual({
      unchanged: 1,
    });
  });

  it('after a replacement, by its place in the stack', () => {
    expect(
      pair(
        [db('orders-1', 'ill', { slot: 'shop/Orders', stableId: 'a' })],
        [db('orders-2', 'ill', { slot: 'shop/Orders', stableId: 'b' })],
      ),
    ).toEqual({ unchanged: 1 });
  });

  it('in its own region first, where the same stack stands twice', () => {
    const twice = (home: string, abroad: string, homeId: string, abroadId: string) => [
      db(home, 'ill', { slot: 'shop/Orders', id: homeId }),
      db(abroad, 'ill', { slot: 'shop/Orders', id: abroadId, region: 'us-east-1' }),
    ];
    // Ids that would cross over if only their order counted.
    const after = assess(twice('home-2', 'abroad-2', 'arn:c', 'arn:d'), NOW);
    const { earlier } = compare(assess(twice('home-1', 'abroad-1', 'arn:b', 'arn:a'), THEN), after);
    const known = after.findings.map(
      finding => `${finding.resource.name} was ${earlier(finding)?.resource.name ?? 'nothing'}`,
    );
    expect(known.sort()).toEqual(['abroad-2 was abroad-1', 'home-2 was home-1']);
  });

  it('once only: two cannot both be what one was', () => {
    const before = [db('orders', 'ill', { slot: 'shop/Orders' })];
    expect(pair(before, [db('x', 'ill', { slot: 'shop/Orders' }), db('y', 'ill', { slot: 'shop/Orders' })])).toEqual({
      unchanged: 1,
      new: 1,
    });
  });

  it('when its check was renamed', () => {
    const renamed = { ...unprotected, id: 'database-without-deletion-protection', aliases: ['unprotected-database'] };
    const before = assess([db('orders', 'ill', { stableId: 'x' })], THEN);
    const after = assess([db('sales', 'ill', { stableId: 'x' })], NOW, { checks: [renamed, unversioned] });
    const { trend } = compare(before, after, [renamed, unversioned]);
    expect(happened(trend.findings)).toEqual({ unchanged: 1 });
    expect(trend.rules).toEqual({
      added: [],
      removed: [],
      changed: [
        {
          check: 'database-without-deletion-protection',
          what: 'name',
          from: 'unprotected-database',
          to: 'database-without-deletion-protection',
        },
      ],
    });
  });
});

describe('a finding that comes back', () => {
  const quarter = (
    health: 'well' | 'ill' | 'hidden',
    now: string,
    baseline?: ReturnType<typeof assess>,
    name = 'orders',
  ) => {
    const assessed = assess([db(name, health, { stableId: 'x' })], now);
    return baseline === undefined ? assessed : { ...assessed, trend: compare(baseline, assessed).trend };
  };

  it('is told as such, however often it could not be seen in between', () => {
    const first = quarter('ill', '2026-01-22T12:00:00.000Z');
    const second = quarter('well', '2026-04-22T12:00:00.000Z', first);
    expect(second.trend?.resolvedHistory).toMatchObject([
      { check: 'unprotected-database', at: '2026-04-22T12:00:00.000Z' },
    ]);
    const third = quarter('hidden', '2026-07-22T12:00:00.000Z', second);
    const fourth = quarter('ill', '2026-10-22T12:00:00.000Z', third, 'renamed');
    expect(happened(fourth.trend!.findings)).toEqual({ cameBack: 1 });
    expect(fourth.trend!.cameBack).toEqual(fourth.findings.map(({ id }) => id));
    expect(fourth.trend!.resolvedHistory).toEqual([]);
  });

  it('is new again after two years', () => {
    const first = quarter('ill', '2024-01-22T12:00:00.000Z');
    const second = quarter('well', '2024-02-22T12:00:00.000Z', first);
    const later = quarter('well', '2026-03-22T12:00:00.000Z', second);
    expect(later.trend?.resolvedHistory).toEqual([]);
  });
});

describe('a score and an earlier one', () => {
  it('are both by the rules of today, and what changed in the rules is said', () => {
    const both = [db('orders', 'ill'), db('users', 'well'), bucket('files', 'well')];
    const before = assess(both, THEN);
    const [heavier, moved] = [
      { ...unprotected, caps: false },
      { ...unversioned, question: 'offsite-copies' as const, weight: 10 as const },
    ];
    const after = assess(both, NOW, { checks: [heavier, moved] });
    const { trend } = compare(before, after, [heavier, moved]);
    expect(before.score.questions['offsite-copies'].proven).toBe(50);
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      before: { proven: 75 },
      after: { proven: 75 },
      direction: 'unchanged',
    });
    expect(trend.rules.changed).toEqual([
      { check: 'unprotected-database', what: 'decisive', from: 'yes', to: 'no' },
      { check: 'unversioned-bucket', what: 'question', from: 'confidentiality', to: 'offsite-copies' },
      { check: 'unversioned-bucket', what: 'weight', from: 3, to: 10 },
    ]);
  });

  it('leave out a check that only one of them asked, and say so', () => {
    const both = [db('orders', 'ill'), bucket('files', 'ill')];
    const { trend } = compare(assess(both, THEN, { checks: [unprotected] }), assess(both, NOW));
    expect(trend.rules.added).toEqual(['unversioned-bucket']);
    expect(said(trend).questions.confidentiality).toMatchObject({
      direction: 'not-comparable',
      reason: 'no check was asked both times',
    });
    expect(happened(trend.findings)).toEqual({ unchanged: 1, notComparable: 1 });
    const back = compare(assess(both, THEN), assess(both, NOW, { checks: [unprotected] })).trend;
    expect(back.rules.removed).toEqual(['unversioned-bucket']);
    expect(back.questions.confidentiality.direction).toBe('not-comparable');
  });

  it('say what got better and worse, and why', () => {
    const before = assess(
      [db('a', 'ill'), db('b', 'ill'), db('c', 'ill'), bucket('x', 'well'), bucket('y', 'well')],
      THEN,
    );
    const after = assess(
      [db('a', 'well'), db('b', 'well'), db('c', 'ill'), bucket('x', 'well'), bucket('y', 'ill')],
      NOW,
    );
    const { trend } = compare(before, after);
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      before: { proven: 0 },
      after: { proven: 59 },
      direction: 'better',
      reason: '2 no longer fail, 1 still does: databases that one command deletes',
    });
    expect(said(trend).questions.confidentiality).toMatchObject({
      before: { proven: 100 },
      after: { proven: 50 },
      direction: 'worse',
      reason: '1 more fails, 1 in all: storage where a file that is overwritten is gone',
    });
    expect(said(trend).questions.people).toMatchObject({ direction: 'unchanged', reason: 'there is nothing to judge' });
    expect(said(trend).story).toEqual([
      'Since 22 August 2026 the overall score rose from 36 to 56.',
      '“Account is wiped” rose from 0 to 59: 2 no longer fail, 1 still does: databases that one command deletes.',
      '“Data can be read” fell from 100 to 50: 1 more fails, 1 in all: storage where a file that is overwritten is gone.',
      'Of 4 findings, 2 are resolved, 1 is new and 1 is as before.',
      'We could check 100 % of what matters, as before.',
    ]);
  });

  it('say that the last one was mended', () => {
    const { trend } = compare(assess([db('a', 'ill')], THEN), assess([db('a', 'well')], NOW));
    expect(said(trend).questions['offsite-copies'].reason).toBe(
      '1 no longer fails, so that now databases cannot be deleted by one command',
    );
  });

  it('do not keep quiet about what broke where the whole got better', () => {
    const before = [db('a', 'ill'), db('b', 'ill'), db('c', 'well')];
    const { trend } = compare(assess(before, THEN), assess([db('a', 'well'), db('b', 'well'), db('c', 'ill')], NOW));
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      direction: 'better',
      reason: '2 no longer fail: databases that one command deletes; but 1 more fails',
    });
  });

  it('leave out the counts before what they count, where a sentence would be too long', () => {
    const title = 'Databases cannot be deleted by one command, whoever types it and whatever was meant by it';
    const failTitle = 'Databases that one command deletes, whoever types it and whatever else it was meant for';
    const checks = [{ ...unprotected, title, failTitle }, unversioned];
    const [ill, well] = [assess([db('a', 'ill')], THEN), assess([db('a', 'well')], NOW)];
    expect(said(compare(ill, well, checks).trend).story[1]).toBe(
      '“Account is wiped” rose from 0 to 100: databases cannot be deleted by one command, whoever types it and whatever was meant by it.',
    );
    expect(said(compare(well, ill, checks).trend).story[2]).toBe(
      '“Account is wiped” fell from 100 to 0: databases that one command deletes, whoever types it and whatever else it was meant for.',
    );
  });

  it('say that less could be seen, and do not call it a failure', () => {
    const healthy = [db('a', 'well'), db('b', 'well'), db('c', 'well')];
    const { trend } = compare(
      assess(healthy, THEN),
      assess([db('a', 'hidden'), db('b', 'well'), db('c', 'well')], NOW),
    );
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      direction: 'worse',
      reason: '1 could not be checked this time: databases cannot be deleted by one command',
    });
  });

  it('cannot be compared where too little could be seen', () => {
    const { trend } = compare(assess([db('a', 'well')], THEN), assess([db('a', 'hidden')], NOW));
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      direction: 'not-comparable',
      reason: 'too little could be checked now',
    });
    expect(trend.overall.direction).toBe('not-comparable');
    expect(said(trend).story[0]).toBe(
      'The overall score cannot be compared with that of 22 August 2026: too little could be checked now.',
    );
  });

  it('never call it better that an account is not looked at any more', () => {
    const elsewhere = [
      db('users', 'ill', { account: '444455556666', id: 'arn:users' }),
      db('more', 'well', { account: '444455556666', id: 'arn:more' }),
    ];
    const { trend } = compare(assess([db('orders', 'well'), ...elsewhere], THEN), assess([db('orders', 'well')], NOW));
    expect(trend.scope).toEqual({ added: [], missing: ['aws 444455556666'] });
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      direction: 'not-comparable',
      reason: 'part of what failed was not looked at this time, in 444455556666',
    });
    expect(trend.overall.direction).toBe('not-comparable');
  });

  it('cannot be compared between two companies', () => {
    const { trend } = compare(assess([db('a', 'ill')], THEN), assess([db('a', 'well', { account: '9' })], NOW));
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      direction: 'not-comparable',
      reason: 'no account was read both times',
    });
    expect(trend.findings.resolved).toBe(0);
  });
});

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
