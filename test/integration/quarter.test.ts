import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveAnswer } from '../../src/config/answers-edit.ts';
import type { Question } from '../../src/model/question.ts';
import type { Trend } from '../../src/model/trend.ts';
import {
  awsEnvironment,
  createWorkspace,
  readResults,
  runCli,
  spawnCli,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';
import { describeWithMoto, startMoto, type Moto } from '../support/moto.ts';
import { startMotoFront, type MotoFront } from '../support/moto-proxy.ts';
import { enabled } from './near-misses/accounts.ts';
import { outcomesById, outcomesByName, outcomesInCsv, outcomesInJunit, outcomesInSarif } from '../support/outcomes.ts';
import { onTerminal, TERMINAL } from '../support/pseudo-terminal.ts';
import {
  asBefore,
  fillIn,
  gated,
  gone,
  listed,
  moves,
  overall,
  sorted,
  step,
  type Named,
  type Quarter,
} from '../support/quarter.ts';
import { toldOf } from '../support/trend.ts';
import { HOME } from './account/index.ts';
import { buildShop, type Shop } from './account/quarter.ts';

const ACCOUNT = '123456789012';
/** All of them before anybody runs this: moto's resources come into being today, and none of them may grow old here. */
const SPRING = '2026-05-20T12:00:00Z';
const JUNE = '2026-06-03T12:00:00Z';
const SUMMER = '2026-08-22T12:00:00Z';
const AUTUMN = '2026-11-20T12:00:00Z';

const MENDED: Named = [
  ['open-management-port', 'web'],
  ['unrestricted-ingress', 'open-admin'],
  ['single-zone-database', 'orders'],
  ['unversioned-bucket', 'shop-exports'],
];
const BROKEN: Named = [
  ['database-without-deletion-protection', 'ledger'],
  ['short-backup-retention', 'ledger'],
  ['audit-logging-disabled', ACCOUNT],
  ['open-database-port', 'reports'],
  ['unrestricted-ingress', 'reports'],
];

await describeWithMoto('a company from one quarter to the next', () => {
  let moto: Moto;
  let front: MotoFront;
  let work: Workspace;
  let shop: Shop;
  let spring: Quarter;
  let answered: Quarter;
  let accepted: Quarter;
  let summer: Quarter;
  let autumn: Quarter;
  let forms: CliRun[];
  let acceptance: CliRun;

  /** What its people do to the account, as people who may do anything. */
  const change = async (...deeds: (() => Promise<void>)[]): Promise<void> => {
    await moto.enforcePolicies(false);
    for (const deed of deeds) await deed();
    await moto.enforcePolicies(true);
  };
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
  const assess = async (now: string, out: string, ...more: string[]): Promise<Quarter> => {
    const args = ['assess', '--aws', '--region', HOME, '--now', now, '--out', out, ...more];
    const done = await runCli(args, { cwd: work.path, env: awsEnvironment(front.url, shop.reader) });
    expect([0, 1], done.stderr).toContain(done.code);
    const results = readResults(work.file(out));
    return { ...results, run: done, trend: results.assessment.trend! };
  };
  const since = (baseline: string): string[] => [
    ...['--baseline', `${baseline}/assessment.json`],
    ...['--new-only', '--fail-on', 'high'],
  ];

  beforeAll(async () => {
    moto = await startMoto();
    // moto has no buckets of Lightsail: among those it does not list, one that is gone could be.
    // And this account has one region: copies cannot be in one that is left out.
    const everywhere = { 'lightsail.GetBuckets': { buckets: [] }, 'ec2.DescribeRegions': enabled([HOME]) };
    front = await startMotoFront(moto.url, everywhere);
    work = createWorkspace();
    shop = await buildShop(moto.url, HOME);
    await moto.enforcePolicies(true);
    spring = await assess(SPRING, 'spring', '--format', 'json');

    forms = [await run('interview', '--form')];
    fillIn(work.file('cloudbrief.answers.yaml'), 'restore-test', {
      status: 'yes',
      date: '2026-06-02',
      by: 'Ida Noor',
      evidence: 'DR-17',
    });
    const night = { status: 'no', date: '2026-06-03', by: 'Ida Noor' } as const;
    saveAnswer(work.file('cloudbrief.answers.yaml'), { topic: 'on-call-coverage' }, night);
    forms.push(await run('interview', '--form'));
    answered = await assess(JUNE, 'answered', '--format', 'json', '--fail-on', 'critical');

    const until = ['--until', '2026-10-31', '--now', JUNE];
    const who = ['--owner', 'Ada Lovelace', '--reason', 'The hardware keys are ordered'];
    acceptance = await run('accept', 'root-mfa-disabled', ACCOUNT, ...who, ...until);
    accepted = await assess(JUNE, 'accepted', '--format', 'json', '--fail-on', 'critical');

    await change(shop.mend, shop.breakThings, () => shop.showPasswordRules(false));
    summer = await assess(SUMMER, 'summer', '--format', 'json,html,csv,sarif,junit', ...since('spring'));

    await change(shop.turnBack, () => shop.showPasswordRules(true));
    autumn = await assess(AUTUMN, 'autumn', '--format', 'json', ...since('summer'));
  }, 300_000);
  afterAll(async () => {
    work.remove();
    await front.stop();
    await moto.stop();
  });

  it('the first briefing has nothing to compare with, and sees what is wrong', () => {
    expect(spring.run.code, spring.run.stderr).toBe(0);
    expect(spring.trend).toBeUndefined();
    expect(spring.run.stdout).not.toContain('Since last time');
    for (const [check, name] of MENDED) expect(spring.status(check, name), `${check} ${name}`).toBe('fail');
    expect(spring.status('weak-password-policy', ACCOUNT)).toBe('fail');
    for (const [check, name] of BROKEN) expect(spring.finding(check, name), `${check} ${name}`).toBeUndefined();
  });

  it('answers close questions: a yes with a document, and an honest no', () => {
    const open = forms.map(({ stdout }) => Number(/(\d+) open questions/.exec(stdout)?.[1]));
    expect(open[1], 'two questions less in the form').toBe(open[0]! - 2);
    expect(spring.status('untested-restore', 'restore test')).toBe('unknown');
    expect(answered.assessment.checks.find(({ id }) => id === 'untested-restore')).toMatchObject({ pass: 1 });
    expect(answered.status('no-on-call-coverage', 'night support')).toBe('fail');
    expect(answered.assessment.coverage.confidence).toBeGreaterThan(spring.assessment.coverage.confidence);
  });

  it('a risk that somebody accepts leaves the gate, which names what is left; no score moves', () => {
    expect(answered.run.code).toBe(1);
    expect(gated(answered)).toEqual([
      // Who writes the briefing may do everything here: nobody should.
      'critical administrator-access-key: briefing-reader',
      'critical no-isolated-backup: ledger, orders',
      'open-management-port',
      'root-mfa-disabled',
    ]);
    expect(acceptance.stdout).toContain('Ada Lovelace accepts root-mfa-disabled');
    expect(accepted.run.code).toBe(1);
    expect(gated(accepted)).toEqual([
      'critical administrator-access-key: briefing-reader',
      'critical no-isolated-backup: ledger, orders',
      'critical open-management-port: web',
    ]);
    expect(accepted.finding('root-mfa-disabled', ACCOUNT)).toEqual({
      ...answered.finding('root-mfa-disabled', ACCOUNT),
      exception: { owner: 'Ada Lovelace', reason: 'The hardware keys are ordered', until: '2026-10-31' },
    });
    expect(accepted.assessment.score).toEqual(answered.assessment.score);
    const counts = ({ assessment }: Quarter) => assessment.summary.critical;
    expect(counts(accepted)).toEqual({ ...counts(answered), fail: counts(answered).fail - 1, accepted: 1 });
  });

  it('the second briefing knows what was mended, what broke, and what nobody can see any more', () => {
    const { trend } = summer;
    expect(gone(trend.resolved)).toEqual(sorted(MENDED));
    expect(listed(summer, trend.new)).toEqual(sorted(BROKEN));
    expect(gone(trend.noLongerVisible)).toEqual([`weak-password-policy ${ACCOUNT}`]);
    expect(listed(summer, trend.nowVisible)).toEqual(['no-on-call-coverage night support']);
    expect(trend.cameBack).toEqual([]);
    expect(trend.rules).toEqual({ added: [], removed: [], changed: [] });
    expect(moves(trend)).toEqual({
      ...{ resolved: MENDED.length, new: BROKEN.length, unchanged: asBefore(spring, summer) },
      ...{ noLongerVisible: 1, nowVisible: 1, resolvedUnknown: 1, accepted: 1 },
    });
    expect(summer.assessment.coverage.unread).toContainEqual(
      expect.objectContaining({ call: 'iam:GetAccountPasswordPolicy', reason: 'denied' }),
    );
  });

  it('each question says better or worse, and why', () => {
    const { questions } = summer.trend;
    const { reasons } = toldOf(summer.assessment);
    const said = (slug: Question) => `${questions[slug].direction}: ${reasons[slug]}`;
    expect(said('data-centre')).toBe(
      'better: 1 no longer fails, so that now databases run in more than one data centre',
    );
    expect(said('perimeter')).toBe(
      'unchanged: 2 resolved, 2 new and 1 out of sight; held at 39 by systems that open a data store to the internet',
    );
    expect(said('records')).toBe('worse: 1 more fails, 1 in all: accounts that do not write down what is done in them');
    expect(said('confidentiality')).toBe('unchanged: no finding came or went');
    expect(said('offsite-copies')).toBe('worse: 1 more fails, 1 in all: databases that one wrong command deletes');
    // The emulator does not answer what was restored: the answers of the people alone are too little.
    expect(said('recovery')).toBe('not-comparable: too little could be checked, then and now');
    for (const [slug, { before, after }] of Object.entries(questions)) {
      expect(before, slug).toEqual(spring.assessment.score.questions[slug as Question]);
      expect(after, slug).toEqual(summer.assessment.score.questions[slug as Question]);
    }
  });

  it('the story is told in five sentences: in the file, after the summary, and by `compare` on one screen', async () => {
    const { story } = toldOf(summer.assessment);
    const confidence = ({ assessment }: Quarter) => assessment.coverage.confidence;
    const same = asBefore(spring, summer);
    expect(story).toEqual([
      `Since 20 May 2026 the overall score ${overall(spring, summer)}.`,
      `“One data centre fails” rose from ${step(spring, summer, 'data-centre')}: 1 no longer fails, so that now databases run in more than one data centre.`,
      `2 questions got worse, most of all “Find out what happened” (${step(spring, summer, 'records')}): accounts that do not write down what is done in them.`,
      `Of ${same + 9} findings, 4 are resolved, 5 are new and ${same} are as before.`,
      `We could check ${confidence(summer)} % of what matters, after ${confidence(spring)} %; 1 out of sight, 1 come into view and 1 accepted by name.`,
    ]);
    expect(summer.run.stdout.slice(-`\n\nSince last time\n${story.join('\n')}\n`.length)).toBe(
      `\n\nSince last time\n${story.join('\n')}\n`,
    );

    const args = ['compare', 'spring/assessment.json', 'summer/assessment.json'];
    expect((await run(...args)).stdout.split('\n').slice(0, 5)).toEqual(story);
    const shown = await spawnCli(args, { cwd: work.path, under: await onTerminal() });
    expect(shown.code, shown.stdout).toBe(0);
    const rows = shown.stdout.trimEnd().split('\r\n');
    expect(rows.length).toBeLessThan(TERMINAL.rows);
    for (const row of rows) expect(row.length, row).toBeLessThanOrEqual(TERMINAL.columns);
    expect(rows.join(' ')).toContain(story.join(' '));
    // What is stored is no part of two files.
    const { quarters: _stored, ...compared } = summer.trend;
    expect(JSON.parse((await run(...args, '--json')).stdout) as Trend).toEqual(compared);
  });

  it('a gate that asks for what is new names that only: not what was known, and not what was accepted', () => {
    expect(summer.run.code).toBe(1);
    expect(summer.run.stderr).toContain('The gate fails: 3 new findings at or above high.');
    expect(gated(summer)).toEqual([
      'critical open-database-port: reports',
      `high audit-logging-disabled: ${ACCOUNT}`,
      'high no-on-call-coverage: night support',
    ]);
    expect(summer.status('no-isolated-backup', 'orders'), 'known').toBe('fail');
    expect(summer.finding('root-mfa-disabled', ACCOUNT)).toMatchObject({
      status: 'fail',
      exception: { owner: 'Ada Lovelace', until: '2026-10-31' },
    });
    expect(summer.assessment.exceptions).toMatchObject({
      applied: [{ owner: 'Ada Lovelace', until: '2026-10-31', findings: 1 }],
      ...{ expired: [], unused: [], overlong: [] },
    });
    expect(summer.run.stdout).toMatch(/^Findings: .*; 1 accepted$/m);
  });

  it('the page that is printed tells the same story, who accepted what, and the state of that quarter', () => {
    const html = readFileSync(work.file('summer', 'briefing.html'), 'utf8');
    const { story, reasons } = toldOf(summer.assessment);
    const told = (/<section class="baseline-changes".*?<\/section>/s.exec(html)?.[0] ?? '').replaceAll('\u{A0}', ' ');
    expect(/<p class="story">(.*?)<\/p>/s.exec(told)?.[1]).toBe(story.join(' '));
    for (const slug of ['data-centre', 'records', 'offsite-copies'] as const) expect(told).toContain(reasons[slug]);
    const names = [...html.matchAll(/<tr>(?:(?!<\/tr>).)*Ada Lovelace.*?<\/tr>/gs)].map(([row]) => row);
    expect(names, 'one row').toHaveLength(1);
    expect(names[0]).toContain('31\u{A0}October 2026');
    const dataDurability = [
      ...html.matchAll(/Held at \d+, because what this is about may be a crown jewel: [^<]+/g),
    ].map(([said]) => said);
    expect(dataDurability.join('\n')).toContain('systems that open a data store to the internet');
    expect(dataDurability.join('\n')).not.toContain('administration and internal services that are open');
    const refused = [...html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, right]) => right);
    expect(refused, 'the right that was taken away').toContain('iam:GetAccountPasswordPolicy');
  });

  it('every format of the second quarter says the same of what is open, accepted and unseen', () => {
    const { findings } = summer.assessment;
    const read = (name: string): string => readFileSync(work.file('summer', name), 'utf8');
    const open = outcomesById(findings);
    expect(Object.keys(open).sort()).toEqual(['accepted', 'fail', 'unknown']);
    expect(outcomesInCsv(read('findings.csv'))).toEqual(open);
    expect(outcomesInSarif(read('results.sarif'))).toEqual(open);
    const { accepted: excused = [], fail, unknown = [] } = outcomesByName(findings);
    expect(excused).toEqual([`root-mfa-disabled ${ACCOUNT}`]);
    // JUnit knows no third colour: what is accepted is skipped, and so is what nobody could see.
    expect(outcomesInJunit(read('junit.xml'))).toEqual({ fail, skipped: [...excused, ...unknown].sort() });
  });

  it('the third briefing tells what came back, what is seen again, and what grew old', () => {
    const { trend } = autumn;
    expect(listed(autumn, trend.cameBack)).toEqual(['open-management-port web', 'unrestricted-ingress open-admin']);
    expect(gone(trend.resolved)).toEqual(sorted(BROKEN));
    expect(listed(autumn, trend.nowVisible)).toEqual([`weak-password-policy ${ACCOUNT}`]);
    // The restore was tested in June: more than a quarter ago.
    expect(listed(autumn, trend.new)).toEqual(['untested-restore restore test']);
    expect(moves(trend)).toEqual({
      ...{
        resolved: BROKEN.length,
        cameBack: 2,
        new: 1,
        unchanged: asBefore(summer, autumn),
        nowVisible: 1,
        lapsed: 1,
      },
    });
    expect(trend.questions.records).toMatchObject({
      direction: 'better',
      reason: { key: 'resolvedAll', values: { n: 1, check: 'audit-logging-disabled' } },
    });
    const { story, reasons } = toldOf(autumn.assessment);
    expect(reasons.records).toBe(
      '1 no longer fails, so that now changes to the account are written down, and who made them',
    );
    expect(story[0]).toBe(`Since 22 August 2026 the overall score ${overall(summer, autumn)}.`);
    expect(story[3]).toMatch(/^Of \d+ findings, 5 are resolved, 1 is new, 2 are back again and \d+ are as before\.$/);
    expect(story[4]).toMatch(/; 1 come into view and 1 accepted no longer\.$/);
  });

  it('an acceptance that ran out is told, and what it covered is in the gate again', () => {
    expect(autumn.run.code).toBe(1);
    expect(autumn.run.stderr).toContain(
      `Accepted risks that have expired: root-mfa-disabled for name ${ACCOUNT} (Ada Lovelace, until 2026-10-31).`,
    );
    expect(gated(autumn)).toEqual([
      'critical open-management-port: web',
      `critical root-mfa-disabled: ${ACCOUNT}`,
      'critical untested-restore: restore test',
    ]);
    expect(autumn.finding('root-mfa-disabled', ACCOUNT)).not.toHaveProperty('exception');
    expect(autumn.assessment.exceptions).toMatchObject({ applied: [], expired: [{ owner: 'Ada Lovelace' }] });
  });
});
