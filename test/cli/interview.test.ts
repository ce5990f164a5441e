import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interview } from '../../src/cli/interview.ts';
import { loadConfig } from '../../src/config/load.ts';
import { interviewPlan } from '../../src/run/interview-plan.ts';
import { ENTER, ESCAPE, keyPresses, UP, YES } from '../support/key-presses.ts';

let folder: string;
let written: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-interview-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
    written += String(args[0]);
    const done = args.at(-1);
    if (typeof done === 'function') (done as () => void)();
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const config = (): string => join(folder, 'cloudbrief.yaml');
const file = (): string => join(folder, 'cloudbrief.answers.yaml');

describe('the interview', () => {
  it('begins with the first set and writes each answer with person, date and evidence', async () => {
    writeFileSync(config(), 'client:\n  name: Noonsale Ltd\n');
    writeFileSync(file(), '# Ours: do not touch\n');
    const by = 'Head of platform';
    const first = [YES, 'today' + ENTER, by + ENTER, 'wiki/copies' + ENTER];
    const keys = [...first, UP + ENTER, ENTER, ENTER, ENTER, ESCAPE];
    const dialogue = keyPresses(keys);
    expect(await interview({ config: config() }, dialogue)).toBe(0);
    const { company } = loadConfig(config(), folder).answers;
    const today = new Date().toISOString().slice(0, 10);
    expect(company['isolated-backup']).toEqual({ status: 'yes', date: today, by, evidence: 'wiki/copies' });
    expect(company['external-data-backup']).toEqual({ status: 'no', date: today, by });
    expect(readFileSync(file(), 'utf8')).toContain('# Ours: do not touch');
    expect(dialogue.shown()).toContain('Who holds that log-in?');
  });

  it('claims nothing for whoever presses Enter', async () => {
    writeFileSync(config(), 'client: {}\n');
    await interview({ config: config() }, keyPresses([ENTER, ENTER, ENTER, ENTER, ENTER, ESCAPE]));
    expect(existsSync(file())).toBe(false);
    expect(written).toContain('No answer was given, and nothing was saved.');
    // Nor that something was done today.
    const dialogue = keyPresses([YES, ENTER, ESCAPE]);
    await interview({ config: config() }, dialogue);
    expect(dialogue.shown()).toContain('Write it as 2026-11-22, or today.');
    expect(existsSync(file())).toBe(false);
  });

  it.each([
    ["status: 'no'\n  date: '2024-03-01'\n  by: CTO", 4],
    ["status: partial\n  date: '2024-03-01'\n  by: CTO\n  evidence: wiki/targets\n  rto: 4h\n  rpo: 15m", 6],
  ])('keeps what an answer says with Enter where it is asked again: %s', async (answer, prompts) => {
    writeFileSync(config(), 'client: {}\n');
    writeFileSync(file(), `recovery-objectives:\n  ${answer}\n`);
    const before = loadConfig(config(), folder).answers;
    // The first is that of another topic.
    const enters = Array.from({ length: 1 + prompts }, () => ENTER);
    await interview({ config: config(), questions: ['recovery'], all: true }, keyPresses([...enters, ESCAPE]));
    expect(loadConfig(config(), folder).answers).toEqual(before);
    expect(written).toContain('1 answer is saved');
  });

  it('asks for the seven figures of the business and writes them to the configuration', async () => {
    writeFileSync(config(), '# Ours\nclient:\n  name: Noonsale Ltd # the shop\n');
    const figures = ['10m-14m', '70%-90%', '30%-80%', '3-6', '', '100k-2m', '500-4000'];
    const [first = '', ...others] = figures;
    const keys = [
      'eur' + ENTER,
      first + ENTER,
      'Ann' + ENTER,
      ...others.flatMap(given => (given === '' ? [ENTER] : [given + ENTER, ENTER])),
    ];
    expect(await interview({ config: config(), figures: true }, keyPresses(keys))).toBe(0);
    const text = readFileSync(config(), 'utf8');
    expect(text).toContain('name: Noonsale Ltd # the shop');
    const { business } = loadConfig(config(), folder).config;
    const today = new Date().toISOString().slice(0, 10);
    expect(business).toEqual({
      currency: 'EUR',
      revenuePerYear: { low: 10_000_000, high: 14_000_000, owner: 'Ann', asOf: today },
      cloudShare: { low: 0.7, high: 0.9, owner: 'Ann', asOf: today },
      lostShare: { low: 0.3, high: 0.8, owner: 'Ann', asOf: today },
      teamSize: { low: 3, high: 6, owner: 'Ann', asOf: today },
      dataValue: { low: 100_000, high: 2_000_000, owner: 'Ann', asOf: today },
      dataHour: { low: 500, high: 4000, owner: 'Ann', asOf: today },
    });
    const again = keyPresses([ESCAPE]);
    await interview({ config: config(), figures: true }, again);
    expect(again.shown()).toContain('1 questions.');
    expect(again.shown()).toContain('personal data');
  });

  it.each([
    ['a folder without a configuration', undefined],
    ['a configuration of comments only', '# client:\n#   name: Noonsale Ltd\n'],
  ])('begins a configuration in %s', async (_, text) => {
    if (text !== undefined) writeFileSync(config(), text);
    const before = process.cwd();
    process.chdir(folder);
    try {
      const flags = text === undefined ? {} : { config: config() };
      await interview(
        { ...flags, figures: true, by: 'Ann' },
        keyPresses(['EUR' + ENTER, '1m-2m' + ENTER, ENTER, ESCAPE]),
      );
    } finally {
      process.chdir(before);
    }
    const { business } = loadConfig(config(), folder).config;
    expect(business).toMatchObject({
      currency: 'EUR',
      revenuePerYear: { low: 1_000_000, high: 2_000_000, owner: 'Ann' },
    });
    if (text !== undefined) expect(readFileSync(config(), 'utf8')).toContain(text.trim());
  });

  it('begins the answers of a workload where there are none', async () => {
    writeFileSync(config(), 'workloads:\n  - name: Shop\n');
    const keys = [YES, 'today' + ENTER, 'Ann' + ENTER, ENTER, ESCAPE];
    await interview({ config: config(), workload: 'Shop' }, keyPresses(keys));
    expect(Object.keys(loadConfig(config(), folder).answers.workloads['Shop'] ?? {})).toHaveLength(1);
  });

  it('takes an empty line of the form as not given', () => {
    writeFileSync(file(), "restore-test:\n  status: 'yes'\n  date: '2026-10-14'\n  by: Ann\n  evidence: \n");
    writeFileSync(config(), 'client: {}\n');
    expect(loadConfig(config(), folder).answers.company['restore-test']).toEqual({
      status: 'yes',
      date: '2026-10-14',
      by: 'Ann',
    });
  });

  it('asks no amounts where the currency stays open, and says what is wrong with a range', async () => {
    writeFileSync(config(), 'client: {}\n');
    const dialogue = keyPresses([ENTER, '60%-120%' + ENTER, ESCAPE]);
    await interview({ config: config(), figures: true }, dialogue);
    expect(dialogue.shown()).toContain('A share is at most 100%');
    // Only the currency was given.
    const only = keyPresses(['EUR' + ENTER, ESCAPE]);
    await interview({ config: config(), figures: true }, only);
    expect(written).toContain('The currency is saved in');
    writeFileSync(config(), 'client: {}\n');
    expect(loadConfig(config(), folder).config.business).toBeUndefined();
  });

  it('goes on where it stopped, and asks again only what is a year old', () => {
    const workloads = ['Checkout', 'Stock'];
    const fresh = { status: 'yes', date: '2026-11-01', by: 'CTO' } as const;
    const answers = {
      company: { 'key-person-redundancy': fresh, 'on-call-coverage': { ...fresh, date: '2025-01-01' } },
      workloads: { Checkout: { 'restore-test': fresh } },
    };
    const plan = interviewPlan(answers, workloads, { now: '2026-11-22' });
    const topics = plan.map(item => [item.topic, item.workload].filter(Boolean).join('/'));
    expect(topics).not.toContain('key-person-redundancy');
    expect(topics).not.toContain('restore-test/Checkout');
    expect(topics).toContain('restore-test/Stock');
    expect(topics).toContain('on-call-coverage');
    expect(plan.findIndex(item => !item.starter)).toBe(plan.filter(item => item.starter).length);
    expect(
      interviewPlan(answers, workloads, {
        now: '2026-11-22',
        workload: 'Checkout',
        questions: new Set(['recovery']),
      }).map(item => item.topic),
    ).toEqual(['recovery-objectives']);
  });

  it('can be filled in with an editor instead: the form holds every open question once', async () => {
    writeFileSync(file(), "second-person:\n  status: 'no'\n  date: '2026-11-01'\n  by: CTO\n");
    await interview({ config: config().replace('cloudbrief.yaml', 'cloudbrief.yaml'), form: true }).catch(
      () => undefined,
    );
    writeFileSync(config(), 'client: {}\n');
    await interview({ config: config(), form: true });
    await interview({ config: config(), form: true });
    const text = readFileSync(file(), 'utf8');
    expect(text.match(/^# restore-test:/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^# second-person:/m);
    expect(loadConfig(config(), folder).answers.company['key-person-redundancy']?.status).toBe('no');
    // What somebody takes the # away from is an answer.
    const filled = text.replace(
      /# restore-test:\n# {3}status: 'yes'\n# {3}date: 'YYYY-MM-DD'\n# {3}by: /,
      "restore-test:\n  status: 'yes'\n  date: '2026-10-14'\n  by: Ann",
    );
    writeFileSync(file(), filled);
    expect(loadConfig(config(), folder).answers.company['restore-test']).toEqual({
      status: 'yes',
      date: '2026-10-14',
      by: 'Ann',
    });
  });

  it('starts a file that can be filled in, and asks the rest once more without repeating itself', async () => {
    writeFileSync(config(), 'client: {}\n');
    await interview({ config: config(), form: true });
    const empty = readFileSync(file(), 'utf8');
    expect(loadConfig(config(), folder).answers.company).toEqual({});
    const filled = empty
      .replace(/(# restore-test:\n(#.*\n)*)/, block => block.replaceAll('# ', ''))
      .replace("date: 'YYYY-MM-DD'\n  by: \n  evidence: ", "date: '2026-10-14'\n  by: Ann\n  evidence: DR-17");
    writeFileSync(file(), `${filled}\n# Ours: do not touch\n`);
    await interview({ config: config(), form: true });
    const text = readFileSync(file(), 'utf8');
    expect(loadConfig(config(), folder).answers.company).toEqual({
      'restore-test': { status: 'yes', date: '2026-10-14', by: 'Ann', evidence: 'DR-17' },
    });
    const questions = (form: string) => form.match(/^# -- open question: /gm)?.length;
    expect(questions(text)).toBe(questions(empty)! - 1);
    expect(text).toContain('# Ours: do not touch');
    await interview({ config: config(), form: true });
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  it('says what to do where there is no terminal', async () => {
    writeFileSync(config(), 'client: {}\n');
    await expect(interview({ config: config() })).rejects.toMatchObject({
      code: 'CB_USAGE',
      hint: expect.stringContaining('--form') as string,
    });
    await expect(interview({ config: config(), figures: true, workload: 'Checkout' })).rejects.toMatchObject({
      message: '--figures has no effect with --workload.',
    });
    await expect(interview({ config: config(), form: true, workload: 'Checkout' })).rejects.toMatchObject({
      message: '--form has no effect with --workload.',
    });
    await expect(interview({ config: config(), figures: true })).rejects.toMatchObject({
      hint: expect.stringContaining('docs/money.md') as string,
    });
    await expect(interview({ config: config(), questions: ['recovry'] })).rejects.toMatchObject({
      hint: expect.stringContaining('recovery') as string,
    });
  });
});
