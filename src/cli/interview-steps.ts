import { saveAnswer } from '../config/answers-edit.ts';
import { DURATION } from '../lib/duration.ts';
import { sanitizeText } from '../lib/text.ts';
import { isDay } from '../lib/time.ts';
import { QUESTIONS } from '../model/question.ts';
import type { InterviewItem } from '../run/interview-plan.ts';
import { askCurrency, askFigure, isAmount, type Figure } from './interview-business.ts';
import { askText, askWho, isBlank, STOP, type Prompts } from './interview-prompts.ts';

type Answer = NonNullable<InterviewItem['answer']>;

export interface Session {
  readonly path: string;
  readonly configuration: string;
  readonly by: string | undefined;
  readonly today: string;
  readonly dialogue: Prompts;
}

/** What was saved so far. */
export interface Saved {
  answers: number;
  figures: number;
  currency: boolean;
}

export interface Asked {
  readonly plan: readonly InterviewItem[];
  readonly figures: readonly Figure[];
  readonly currency: string | undefined;
}

/** One question of the interview: `STOP` on cancel, undefined if it stays open, else who answered. */
export type Step = (place: string, session: Session) => Promise<{ readonly by: string } | undefined | typeof STOP>;

/** All questions in their order: the first set, the figures of the business, the rest. */
export function stepsOf({ plan, figures, currency }: Asked, saved: Saved): readonly Step[] {
  const practice =
    (item: InterviewItem): Step =>
    async (place, session) => {
      const answer = await askOne(item, place, session);
      if (answer === STOP || answer === undefined) return answer;
      saveAnswer(session.path, { topic: item.topic, workload: item.workload }, answer);
      saved.answers += 1;
      return { by: answer.by };
    };
  const money = figureSteps(figures, currency, saved);
  const first = plan.filter(item => item.starter).map(practice);
  const rest = plan.filter(item => !item.starter).map(practice);
  return [
    ...first,
    ...withNotice(money, 'That was the first set. Now what the business knows: without it no amount is printed.', first.length > 0),
    ...withNotice(rest, 'The rest makes the picture whole.', first.length + money.length > 0),
  ]; // prettier-ignore
}

/** The steps, with a line before the first of them. */
const withNotice = (steps: readonly Step[], text: string, wanted: boolean): readonly Step[] =>
  steps.map((step, at) => async (place, session) => {
    const { log } = await import('@clack/prompts');
    if (wanted && at === 0) log.info(text, { output: session.dialogue.output });
    return await step(place, session);
  });

/** Figures of the business. The first amount asks for the currency; without one the amounts stay open. */
function figureSteps(figures: readonly Figure[], known: string | undefined, saved: Saved): readonly Step[] {
  let currency = known;
  let refused = false;
  return figures.map(figure => async (place, session) => {
    const one = { path: session.configuration, today: session.today, dialogue: session.dialogue };
    if (isAmount(figure) && currency === undefined && !refused) {
      const given = await askCurrency(one);
      if (given === STOP) return STOP;
      currency = given;
      refused = given === undefined;
      saved.currency = !refused;
    }
    if (isAmount(figure) && refused) return undefined;
    const given = await askFigure(figure, { ...one, place, by: session.by });
    if (given !== STOP && given !== undefined) saved.figures += 1;
    return given;
  });
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
    // Whoever presses Enter claims nothing: the answer that is there, or none.
    initialValue: item.answer?.status ?? 'later',
    ...dialogue,
  });
  if (isCancel(status)) return STOP;
  if (status === 'later') return undefined;
  const before = item.answer?.status === status ? item.answer : undefined;
  const date = await askDate(status, before, { today, dialogue });
  if (date === STOP) return STOP;
  const proof = await askWho({ by: by ?? item.answer?.by, evidence: before?.evidence }, dialogue);
  if (proof === STOP) return STOP;
  const targets = item.topic === 'recovery-objectives' && status !== 'no' ? await askTargets(before, dialogue) : {};
  return targets === STOP ? STOP : { status, date, ...proof, ...targets };
}

/** The date of an answer. That something was done today is said, and not assumed; that it is not so, holds today. */
async function askDate(
  status: Answer['status'],
  before: Answer | undefined,
  { today, dialogue }: Pick<Session, 'today' | 'dialogue'>,
): Promise<string | typeof STOP> {
  const offered = before?.date ?? (status === 'no' ? today : undefined);
  const given = await askText(
    {
      message:
        status === 'no' ? 'As of which date?' : `When was it last done or confirmed? (such as ${today}, or today)`,
      ...(offered === undefined ? {} : { placeholder: offered, defaultValue: offered }),
      validate: text => (isBlank(text) && offered !== undefined ? undefined : dateFault(dayGiven(text, today), today)),
    },
    dialogue,
  );
  return given === STOP ? STOP : dayGiven(given, today);
}

const dayGiven = (text: string | undefined, today: string): string => {
  const given = (text ?? '').trim();
  return given.toLowerCase() === 'today' ? today : given;
};

const TARGETS = {
  rto: 'How long may it be down? (RTO, such as 4h)',
  rpo: 'How much data may be lost? (RPO, such as 15m)',
};

/** The targets themselves: the simulation is compared with them. */
async function askTargets(
  before: Answer | undefined,
  dialogue: Prompts,
): Promise<Readonly<Partial<Record<keyof typeof TARGETS, string>>> | typeof STOP> {
  const targets: Partial<Record<keyof typeof TARGETS, string>> = {};
  for (const key of ['rto', 'rpo'] as const) {
    const given = await askText(
      {
        message: `${TARGETS[key]}; empty: not agreed`,
        defaultValue: '',
        initialValue: before?.[key] ?? '',
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

function dateFault(date: string, today: string): string | undefined {
  if (!isDay(date)) return 'Write it as 2026-11-22, or today.';
  return date > today ? 'That date is in the future.' : undefined;
}
