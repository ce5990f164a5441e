import { answersBeside, configPath, type LoadedConfig } from '../config/load.ts';
import { addForm } from '../config/answers-edit.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { questionNamed } from '../run/question-named.ts';
import { interviewPlan, type InterviewScope } from '../run/interview-plan.ts';
import { readConfiguration } from './configuration.ts';
import { withDialogue } from './dialogue.ts';
import { openFigures } from './interview-business.ts';
import { STOP, type Prompts } from './interview-prompts.ts';
import { stepsOf, type Asked, type Saved, type Session } from './interview-steps.ts';
import { print } from './terminal.ts';

export interface InterviewFlags {
  readonly config?: string;
  readonly questions?: string[];
  readonly workload?: string;
  readonly by?: string;
  readonly all?: boolean;
  readonly form?: boolean;
  readonly figures?: boolean;
}

/** Asks the questions that no API answers. Each answer is saved at once, so that the interview can stop at any time. */
export async function interview(flags: InterviewFlags, dialogue?: Prompts): Promise<number> {
  for (const [one, other] of APART)
    if (flags[one] !== undefined && flags[other] !== undefined) throw notTogether(one, other);
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
      flags.figures === true
        ? 'Write the figures under `business` in cloudbrief.yaml instead; see docs/money.md.'
        : 'Fill in the answers file instead: `cloudbrief interview --form` adds all open questions to it.',
    );
  }
  const now = new Date().toISOString();
  const asked = askedOf(flags, loaded, { questions, now });
  const streams = dialogue ?? { input: process.stdin, output: process.stdout };
  const configuration = configPath(flags.config, process.cwd());
  const session = { path, configuration, by: flags.by, today: now.slice(0, 10) };
  await print(
    `${await withDialogue(streams, async (prompts, over) => {
      const saved = await ask(asked, { ...session, dialogue: prompts });
      const text = savedText(saved, session);
      if (over.aborted) throw new CloudbriefError('CB_INTERRUPTED', `The interview was interrupted. ${text}`, AGAIN);
      return reportOf(saved, asked.plan.length + asked.figures.length, text);
    })}\n`,
  );
  return 0;
}

/** What is asked. Figures are the company's: a choice of questions or of a workload leaves them out. */
function askedOf(
  { workload, ...flags }: InterviewFlags,
  { config, answers }: LoadedConfig,
  { questions, now }: Pick<InterviewScope, 'questions' | 'now'>,
): Asked {
  const all = flags.all === true;
  const workloads = (config.workloads ?? []).map(({ name }) => name);
  if (workload !== undefined && !workloads.includes(workload)) throw unknownWorkload(workload, workloads);
  const plan = flags.figures === true ? [] : interviewPlan(answers, workloads, { questions, workload, all, now });
  const company = questions === undefined && workload === undefined;
  return {
    plan,
    figures: company ? openFigures(config.business, all) : [],
    currency: config.business?.currency,
  };
}

const AGAIN = 'Run the command again to continue.';

function savedText(
  { answers, figures, currency }: Saved,
  { path, configuration }: Pick<Session, 'path' | 'configuration'>,
): string {
  const parts = [
    ...(answers > 0 ? [`${answers} ${answers === 1 ? 'answer is' : 'answers are'} saved in ${path}.`] : []),
    ...(figures === 0 && currency ? [`The currency is saved in ${configuration}.`] : []),
    ...(figures > 0 ? [`${figures} ${figures === 1 ? 'figure is' : 'figures are'} saved in ${configuration}.`] : []),
  ];
  return parts.length === 0 ? 'No answer was given, and nothing was saved.' : parts.join(' ');
}

function reportOf({ answers, figures }: Saved, asked: number, text: string): string {
  const left = asked - answers - figures;
  if (asked === 0) return 'Nothing was changed.';
  return `${text}${left > 0 ? ` ${left} ${left === 1 ? 'question is' : 'questions are'} open. ${AGAIN}` : ''}`;
}

/** The first set, then the figures of the business, then the rest. */
async function ask({ plan, figures, currency }: Asked, session: Session): Promise<Saved> {
  const { intro, outro } = await import('@clack/prompts');
  const { output } = session.dialogue;
  const saved: Saved = { answers: 0, figures: 0, currency: false };
  const steps = stepsOf({ plan, figures, currency }, saved);
  const starters = plan.filter(item => item.starter).length;
  intro(
    starters > 0
      ? `${starters} questions to begin with, about ten minutes; ${steps.length - starters} more after them.`
      : `${steps.length} questions.`,
    { output },
  );
  if (steps.length === 0) {
    outro('All questions are answered. Use --all to answer them again.', { output });
    return saved;
  }
  let { by } = session;
  for (const [index, step] of steps.entries()) {
    const given = await step(`${index + 1} of ${steps.length}`, { ...session, by });
    if (given === STOP) {
      outro('Stopped.', { output });
      return saved;
    }
    by = given?.by ?? by;
  }
  outro('Thank you.', { output });
  return saved;
}

/** Options of which the second would be ignored: figures are the company's, and the form asks of the company. */
const APART = [
  ['figures', 'questions'],
  ['figures', 'workload'],
  ['figures', 'form'],
  ['form', 'workload'],
  ['form', 'all'],
  ['form', 'by'],
] as const;

const notTogether = (one: string, other: string): CloudbriefError =>
  new CloudbriefError('CB_USAGE', `--${one} has no effect with --${other}.`, 'Leave one of the two out.');

function unknownWorkload(name: string, workloads: readonly string[]): CloudbriefError {
  const guess = closestMatch(name, workloads);
  const hint =
    workloads.length === 0
      ? 'Name the workloads in cloudbrief.yaml first.'
      : `${guess === undefined ? '' : `Did you mean ${guess}? `}The configuration names: ${workloads.join(', ')}.`;
  return new CloudbriefError('CB_USAGE', `There is no workload called "${name}".`, hint);
}
