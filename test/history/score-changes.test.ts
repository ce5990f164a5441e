import { describe, expect, it } from 'vitest';
import {
  assess,
  bucket,
  compare,
  db,
  happened,
  NOW,
  said,
  THEN,
  unprotected,
  unversioned,
} from '../support/two-quarters.ts';

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
    expect(before.score.questions['offsite-copies'].proven).toBe(23);
    expect(said(trend).questions['offsite-copies']).toMatchObject({
      before: { proven: 62 },
      after: { proven: 62 },
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
      after: { proven: 38 },
      direction: 'better',
      reason: '2 no longer fail, 1 still does: databases that one command deletes',
    });
    expect(said(trend).questions.confidentiality).toMatchObject({
      before: { proven: 100 },
      after: { proven: 23 },
      direction: 'worse',
      reason: '1 more fails, 1 in all: storage where a file that is overwritten is gone',
    });
    expect(said(trend).questions.people).toMatchObject({ direction: 'unchanged', reason: 'there is nothing to judge' });
    expect(said(trend).story).toEqual([
      'Since 22 August 2026 the overall score fell from 36 to 33.',
      '“Account is wiped” rose from 0 to 38: 2 no longer fail, 1 still does: databases that one command deletes.',
      '“Data can be read” fell from 100 to 23: 1 more fails, 1 in all: storage where a file that is overwritten is gone.',
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
