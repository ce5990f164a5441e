import type { Readable, Writable } from 'node:stream';
import type { TextOptions } from '@clack/prompts';
import { answersBeside, configPath } from '../config/load.ts';
import { addForm, saveAnswer } from '../config/answers-edit.ts';
import { DURATION } from '../lib/duration.ts';
import { closestMatch, sanitizeText } from '../lib/text.ts';
import { isDay } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Facets } from '../model/facets.ts';
import { QUESTIONS } from '../model/question.ts';
import { questionNamed } from '../run/question-named.ts';
import { interviewPlan, type InterviewItem } from '../run/interview-plan.ts';
import { readConfiguration } from './configuration.ts';
import { withInterrupt } from './interrupt.ts';
import { print } from './terminal.ts';

export interface InterviewFlags {
  readonly config?: string;
  readonly questions?: string[];
  readonly workload?: string;
  readonly by?: string;
  readonly all?: boolean;
  readonly form?: boolean;
}

/** Streams of the prompts; tests replace them. An aborted signal leaves a prompt like a key press. */
export interface Prompts {
  readonly signal?: AbortSignal;
  readonly input: Readable;
  readonly output: Writable;
}

type Answer = Facets['answer'];
const STOP = Symbol('stop');

/** Asks the questions that no API answers. Each answer is saved at once, so that the interview can stop at any time. */
export async function interview(flags: InterviewFlags, dialogue?: Prompts): Promise<number> {
  const loaded = readConfiguration(flags);
  const path = answersBeside(configPath(flags.config, process.cwd()));
  const questions = flags.questions === undefined ? undefined : new Set(flags.questions.map(questionNamed));
  if (flags.form === true) {
    const open = addForm(path, questions);
    await print(
      `${path}: ${open} open questions added as comments. Uncomment and fill in those that you can answer.\n`,
    );
    return 0;
  }
  if (dialogue === undefined && !(process.stdin.isTTY && process.stdout.isTTY)) {
    throw new CloudbriefError(
      'CB_USAGE',
      'The interview needs a terminal.',
      'Fill in the answers file instead: `cloudbrief interview --form` adds all open questions to it.',
    );
  }
  const workloads = (loaded.config.workloads ?? []).map(({ name }) => name);
  if (flags.workload !== undefined && !workloads.includes(flags.workload))
    throw unknownWorkload(flags.workload, workloads);
  const now = new Date().toISOString();
  const plan = interviewPlan(loaded.answers, workloads, {
    questions,
    workload: flags.workload,
    all: flags.all === true,
    now,
  });
  const streams = dialogue ?? { input: process.stdin, output: process.stdout };
  const session = { path, by: flags.by, today: now.slice(0, 10) };
  await print(
    `${await withInterrupt(async signal => {
      const saved = await ask(plan, { ...session, dialogue: { signal, ...streams } });
      if (signal.aborted) throw new CloudbriefError('CB_INTERRUPTED', `The interview was interrupted. ${savedText(saved, path)}`, AGAIN); // prettier-ignore
      return reportOf(saved, plan.length, path);
    })}\n`,
  );
  return 0;
}

const AGAIN = 'Run the command again to continue.';

const savedText = (saved: number, path: string): string =>
  saved === 0 ? 'No answer was given, and nothing was saved.' : `${saved} ${saved === 1 ? 'answer is' : 'answers are'} saved in ${path}.`; // prettier-ignore

function reportOf(saved: number, asked: number, path: string): string {
  const left = asked - saved;
  if (asked === 0) return 'Nothing was changed.';
  return `${savedText(saved, path)}${left > 0 ? ` ${left} ${left === 1 ? 'question is' : 'questions are'} open. ${AGAIN}` : ''}`;
}

interface Session {
  readonly path: string;
  readonly by: string | undefined;
  readonly today: string;
  readonly dialogue: Prompts;
}

async function ask(plan: readonly InterviewItem[], session: Session): Promise<number> {
  const { intro, log, outro } = await import('@clack/prompts');
  const { output } = session.dialogue;
  const starters = plan.filter(item => item.starter).length;
  intro(
    starters > 0
      ? `${starters} questions to begin with, about ten minutes; ${plan.length - starters} more after them.`
      : `${plan.length} questions.`,
    { output },
  );
  if (plan.length === 0) {
    outro('All questions are answered. Use --all to answer them again.', { output });
    return 0;
  }
  let saved = 0;
  let { by } = session;
  for (const [index, item] of plan.entries()) {
    if (index === starters && starters > 0)
      log.info('That was the first set. The rest makes the picture whole.', { output });
    const answer = await askOne(item, `${index + 1} of ${plan.length}`, { ...session, by });
    if (answer === STOP) {
      outro('Stopped.', { output });
      return saved;
    }
    if (answer === undefined) continue;
    saveAnswer(session.path, { topic: item.topic, workload: item.workload }, answer);
    by = answer.by;
    saved += 1;
  }
  outro('Thank you.', { output });
  return saved;
}

/** One question: undefined if it stays open, `STOP` on cancel. */
async function askOne(
  item: InterviewItem,
  place: string,
  { by, today, dialogue }: Session,
): Promise<Answer | undefined | typeof STOP> {
  const { isCancel, select, log } = await import('@clack/prompts');
  const asked = QUESTIONS.find(({ slug }) => slug === item.question)?.asks ?? item.question;
  const workload = item.workload === undefined ? '' : ` · ${sanitizeText(item.workload)}`;
  log.step(`${place} · ${asked}${workload}\n${item.asks}`, { output: dialogue.output });
  const status = await select<Answer['status'] | 'later'>({
    message: item.claims,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'partial', label: 'Partly' },
      { value: 'no', label: 'No' },
      { value: 'later', label: 'Not known', hint: 'stays open' },
    ],
    ...dialogue,
  });
  if (isCancel(status)) return STOP;
  if (status === 'later') return undefined;
  const date = await askText(
    {
      message: status === 'no' ? 'As of which date?' : 'When was it last done or confirmed?',
      placeholder: today,
      defaultValue: today,
      validate: given => (isBlank(given) ? undefined : dateFault(given, today)),
    },
    dialogue,
  );
  if (date === STOP) return STOP;
  const proof = await askWho(by, dialogue);
  if (proof === STOP) return STOP;
  const targets = item.topic === 'recovery-objectives' && status !== 'no' ? await askTargets(dialogue) : {};
  return targets === STOP ? STOP : { status, date, ...proof, ...targets };
}

const TARGETS = {
  rto: 'How long may it be down? (RTO, such as 4h)',
  rpo: 'How much data may be lost? (RPO, such as 15m)',
};

/** The targets themselves: the simulation is compared with them. */
async function askTargets(
  dialogue: Prompts,
): Promise<Readonly<Partial<Record<keyof typeof TARGETS, string>>> | typeof STOP> {
  const targets: Partial<Record<keyof typeof TARGETS, string>> = {};
  for (const key of ['rto', 'rpo'] as const) {
    const given = await askText(
      {
        message: `${TARGETS[key]}; empty: not agreed`,
        defaultValue: '',
        validate: text =>
          isBlank(text) || DURATION.test(text?.trim() ?? '') ? undefined : 'Write it as 30m, 4h or 2d.',
      },
      dialogue,
    );
    if (given === STOP) return STOP;
    if (given !== '') targets[key] = given;
  }
  return targets;
}

async function askWho(
  by: string | undefined,
  dialogue: Prompts,
): Promise<Pick<Answer, 'by' | 'evidence'> | typeof STOP> {
  const who = await askText(
    {
      message: 'Who gives this answer?',
      ...(by === undefined ? {} : { placeholder: by, defaultValue: by }),
      validate: given => (isBlank(given) && by === undefined ? 'An answer needs a name.' : undefined),
    },
    dialogue,
  );
  if (who === STOP) return STOP;
  const evidence = await askText(
    { message: 'What is the evidence? (document, ticket, link; empty: none)', defaultValue: '' },
    dialogue,
  );
  if (evidence === STOP) return STOP;
  return { by: who, ...(evidence === '' ? {} : { evidence }) };
}

const isBlank = (given: string | undefined): boolean => (given ?? '').trim() === '';

async function askText(options: TextOptions, dialogue: Prompts): Promise<string | typeof STOP> {
  const { isCancel, text } = await import('@clack/prompts');
  const given = await text({ ...options, ...dialogue });
  return isCancel(given) ? STOP : given.trim();
}

function dateFault(given: string | undefined, today: string): string | undefined {
  const date = (given ?? '').trim();
  if (!isDay(date)) return 'Write it as 2026-11-22.';
  return date > today ? 'That date is in the future.' : undefined;
}

function unknownWorkload(name: string, workloads: readonly string[]): CloudbriefError {
  const guess = closestMatch(name, workloads);
  const hint =
    workloads.length === 0
      ? 'Name the workloads in cloudbrief.yaml first.'
      : `${guess === undefined ? '' : `Did you mean ${guess}? `}The configuration names: ${workloads.join(', ')}.`;
  return new CloudbriefError('CB_USAGE', `There is no workload called "${name}".`, hint);
}
