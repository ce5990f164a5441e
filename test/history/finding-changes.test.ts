import { describe, expect, it } from 'vitest';
import { assess, compare, db, happened, NOW, said, THEN, unprotected, unversioned } from '../support/two-quarters.ts';

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
