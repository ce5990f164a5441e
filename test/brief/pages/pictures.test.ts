import { beforeAll, describe, expect, it } from 'vitest';
import { brief, type PictureBox, type RiskPicture } from '../../../src/brief/index.ts';
import type { Assessment, Loss } from '../../../src/model/assessment.ts';
import { judged } from '../../support/inventories.ts';
import { textsOf } from '../../support/texts.ts';

let now: Assessment;
beforeAll(async () => {
  ({ now } = await judged());
});

/** The picture of a loss on its page, as if it were the first risk. */
function pictureOf(loss: Loss, assessment = now): RiskPicture | undefined {
  const first = assessment.risks.filter(risk => risk.loss === loss);
  return brief({ ...assessment, risks: first }).risks[0]?.picture;
}

const boxesOf = (picture: RiskPicture | undefined): readonly PictureBox[] =>
  picture?.columns.flatMap(({ boxes }) => boxes) ?? [];
const titlesIn = (picture: RiskPicture | undefined, state: PictureBox['state']): readonly string[] =>
  boxesOf(picture).flatMap(one => (one.state === state ? [one.title] : []));
const changed = (id: string, change: Partial<Assessment['checks'][number]>): Assessment => ({
  ...now,
  checks: now.checks.map(check => (check.id === id ? { ...check, ...change } : check)),
});

it('gives a decision one letter on all pages of a short briefing, which has no page of each risk', () => {
  const coverage = { ...now.coverage, byKind: { account: 1, bucket: 1, disk: 2 } };
  const { bottomLine, risks } = brief({ ...now, coverage });
  const letters = new Map(bottomLine.decisions.map(({ letter, text }) => [text, `Decision ${letter}`]));
  const drawn = risks.flatMap(({ picture }) => boxesOf(picture)).filter(({ state }) => state === 'planned');
  expect([risks.length, drawn.length]).toEqual([2, 2]);
  expect(drawn.map(({ title }) => title)).toEqual(drawn.map(({ lines }) => letters.get(lines[0] ?? '')));
});

it('gives a decision the same letter on page 2 and on the page of decisions, and says that there are more', () => {
  const coverage = { ...now.coverage, confidence: 60 };
  const { bottomLine, decisions, office } = brief({ ...now, coverage });
  const letters = new Map(decisions!.rows.map(({ letter, text }) => [text, letter]));
  expect([bottomLine.decisions.length, decisions!.rows.length, bottomLine.asked]).toEqual([4, 5, 5]);
  for (const { text, letter } of bottomLine.decisions) expect(letter).toBe(letters.get(text));
  expect(bottomLine.decisions.at(-1)).toMatchObject({ letter: 'E', text: expect.stringContaining('Let us look') as string });
  expect(bottomLine.decisionsTitle).toBe('Four decisions we need first');
  expect(office.email).toMatch(/We ask you for 5 decisions(; the briefing lists them|, among them these)\./u);
}); // prettier-ignore

describe('the picture of an account that is wiped', () => {
  it('has the numbers of the story, and what lies outside', () => {
    const page = brief(now).risks.find(({ kicker }) => kicker.includes('wiped'));
    const [inside] = titlesIn(page?.picture, 'fails');
    expect(page?.story).toContain(`can delete ${inside ?? '-'} and every copy`);
    const { pass = 0, fail = 0 } = now.checks.find(({ id }) => id === 'no-isolated-backup') ?? {};
    // A store that is locked outlives a wipe without a copy.
    const outside = boxesOf(page?.picture).find(({ lines }) => lines.includes('by a copy elsewhere, or by a lock'));
    expect(outside?.title).toBe(`${String(pass)} of the ${String(pass + fail)} data stores judged`);
  });

  it('says that nothing is outside if nothing is, and never that all is', () => {
    const { fail = 0 } = now.checks.find(({ id }) => id === 'no-isolated-backup') ?? {};
    expect(titlesIn(pictureOf('S5', changed('no-isolated-backup', { pass: 0, unknown: 0 })), 'fails')).toContain(
      `Nothing: none of our ${String(fail)} data stores`,
    );
    expect(titlesIn(pictureOf('S5', changed('no-isolated-backup', { pass: 0, unknown: 2 })), 'fails')).toContain(
      `Nothing: none of the ${String(fail)} data stores judged`,
    );
    expect(titlesIn(pictureOf('S5'), 'holds')).toEqual([]);
  });

  it('is not drawn of accepted data', () => {
    const exception = { approvedBy: 'Ada', expires: '2027-01-01', reason: 'known', expired: false } as never;
    const findings = now.findings.map(one => (one.check === 'no-isolated-backup' ? { ...one, exception } : one));
    expect(pictureOf('S5', { ...now, findings })).toBeUndefined();
  });
});

describe('the picture of a data centre that fails', () => {
  it('counts what stands in one building and what stands in more', () => {
    const picture = pictureOf('S1');
    const { fail = 0, pass = 0 } = now.checks.find(({ id }) => id === 'single-zone-database') ?? {};
    expect(titlesIn(picture, 'fails')).toContain(`${String(fail)} databases`);
    expect(titlesIn(picture, 'holds')).toContain(`${String(pass)} databases`);
  });

  it('has beside each kind that stands alone the others of the kind that do not', () => {
    const counts: Readonly<Record<string, Partial<Assessment['checks'][number]>>> = {
      'single-zone-database': { fail: 1, pass: 2 },
      'single-zone-data-store': { fail: 0, pass: 3, kinds: ['messaging'] },
      'single-zone-load-balancer': { fail: 1, pass: 4, kinds: ['load-balancer'] },
      'single-zone-server-group': { fail: 1, pass: 5, kinds: ['server-group'] },
    };
    const checks = now.checks.map(check => ({ ...check, ...counts[check.id] }));
    const [alone, spread] = (['fails', 'holds'] as const).map(state =>
      titlesIn(pictureOf('S1', { ...now, checks }), state),
    );
    expect(alone?.map(title => title.split(' ').slice(1).join(' '))).toEqual([
      'database',
      'load balancer',
      'server group',
    ]);
    expect(spread).toEqual(['2 databases', '4 load balancers', '5 server groups']);
  });

  it('says what could not be seen, and not that it is spread', () => {
    const picture = pictureOf('S1', changed('single-zone-database', { pass: 0, unknown: 3 }));
    expect(titlesIn(picture, 'holds').filter(title => title.endsWith('databases'))).toEqual([]);
    expect(titlesIn(picture, 'unseen')).toEqual(['Not all could be seen']);
  });
});

describe('the picture of strangers', () => {
  it('has the services that are open, and the names behind them', () => {
    const titles = boxesOf(pictureOf('S6')).map(({ title }) => title);
    expect(titles).toContain('MySQL is open');
    expect(titles).toContain('“reports”');
  });

  it('names nothing in a redacted assessment', () => {
    expect(textsOf(pictureOf('S6', { ...now, redacted: true })).join(' ')).not.toContain('reports');
  });
});

describe('the picture of safeguards', () => {
  it('says which hold, by what our people said and by what we counted', () => {
    const boxes = boxesOf(pictureOf('S7'));
    expect(boxes.find(({ title }) => title === 'A restore was tried')).toMatchObject({ state: 'fails', lines: ['Our people say no'] }); // prettier-ignore
    const answered = boxesOf(pictureOf('S7', changed('untested-restore', { fail: 0, unknown: 1 })));
    expect(answered.find(({ title }) => title === 'A restore was tried')).toMatchObject({ state: 'unseen', lines: ['Nobody has answered', 'Not all could be seen'].slice(0, 1) }); // prettier-ignore
  });
});

describe('the picture of providers', () => {
  it('adds up the data of each, and names its places', () => {
    const boxes = boxesOf(pictureOf('S4')).filter(({ share }) => share !== undefined);
    expect(boxes.reduce((sum, { share = 0 }) => sum + share, 0)).toBe(100);
    expect(boxes[0]?.title).toBe('AWS');
    expect(boxes[0]?.lines[1]).toContain('Dublin');
  });
});

it('marks what a decision adds with the letter of the decision', () => {
  const briefing = brief(now);
  for (const [at, { picture }] of briefing.risks.entries()) {
    const risk = now.risks[at];
    const planned = titlesIn(picture, 'planned');
    const decided = briefing.decisions?.rows.filter(({ text }) => risk?.actions.some(({ action }) => action === text));
    for (const title of planned) expect(decided?.map(({ letter }) => `Decision ${letter}`)).toContain(title);
    expect(picture?.key === '').toBe(planned.length === 0);
  }
});
