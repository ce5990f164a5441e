import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { QUESTIONS } from '../../model/question.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';
import { clientText } from '../pages/cover.ts';
import { accountNames, type AccountNames } from '../language/account-names.ts';
import { notLookedAtTable } from '../pages/not-looked-at.ts';
import { rangesOf } from './evidence-ranges.ts';
import { accountTables } from './account-tables.ts';
import { controlTables } from './control-tables.ts';
import { evidenceGroup } from './evidence-group.ts';
import type { Evidence, EvidenceChapter, EvidenceLabels, EvidenceOptions } from '../views.ts';
import { createFilterKeys, evidenceFilters } from './evidence-filters.ts';
import { parameterTables } from './parameter-tables.ts';
import { survivalTables } from './survival-tables.ts';
import { createRows, type Rows } from './evidence-rows.ts';
import { localize } from '../language/translate-assessment.ts';
import { translatorFor, type Translator } from '../language/translator.ts';

/**
 * All findings, in a chapter for each question: checks by number, each with its most severe rows. Names accounts and
 * resources; the briefing does not.
 */
export function evidence(given: Assessment, language: Language, options: EvidenceOptions): Evidence {
  const words = translatorFor(language);
  const assessment = localize(words, given);
  const say = (key: string): string => words.translate(`evidence.${key}`);
  const client = clientText(assessment.client.name);
  const period = clientText(assessment.client.period) || 'none';
  const open = Map.groupBy(assessment.findings.filter(isOpen), ({ question }) => question);
  const keys = createFilterKeys(assessment);
  const rows = createRows(words, assessment, keys);
  const accounts = accountNames(assessment);
  const chapters = QUESTIONS.map(question =>
    chapterOf(words, assessment, { question, findings: open.get(question.slug) ?? [] }, { ...options, rows, accounts }),
  ).toSorted((a, b) => firstOf(a) - firstOf(b));
  return {
    language,
    title: `${assessment.whatIf === undefined ? '' : words.translate('whatIf.title')}${words.translate('evidence.title', { client, period })}`,
    kicker: assessment.whatIf === undefined ? say('kicker') : words.translate('whatIf.kicker'),
    headline: say('headline'),
    mark: clientText(assessment.client.tlp),
    footer: `${assessment.whatIf === undefined ? '' : words.translate('whatIf.title')}${words.translate('evidence.footer', { client, period })}`,
    moment: assessment.snapshot.ended,
    intro: words.list('evidence.intro'),
    contentsTitle: say('contents'),
    contentsColumns: columnsOf(say),
    contents: chapters.map(({ number, title, groups, question }) => ({
      question,
      number,
      title,
      numbers: rangesOf(groups.map(group => group.id)),
      findings: words.number(open.get(question)?.length ?? 0),
      hasRows: groups.length > 0,
    })),
    labels: labelsOf(words),
    filters: evidenceFilters(words, keys, chapters),
    chapters,
    controlTables: controlTables(words, options, numbersOf(assessment)),
    ...tablesOf(words, assessment),
  };
}

/** What follows the chapters. */
const tablesOf = (words: Translator, assessment: Assessment) => ({
  parameters: parameterTables(words, assessment),
  survivalTables: survivalTables(words, assessment),
  accountTables: accountTables(words, assessment),
  notLookedAt: notLookedAtTable(words, assessment),
});

/** Evidence numbers by check. */
const numbersOf = ({ checks }: Assessment): ReadonlyMap<string, string> =>
  new Map(checks.flatMap(({ id, evidence: number }) => (number === undefined ? [] : [[id, number] as const])));

const columnsOf = (say: (key: string) => string): Evidence['contentsColumns'] => ({
  question: say('question'),
  numbers: say('numbers'),
  findings: say('findings'),
  page: say('page'),
});

/** Chapters follow their evidence numbers: the first page begins with E-001. */
const firstOf = ({ groups: [first] }: EvidenceChapter): number => (first === undefined ? Infinity : numberIn(first.id));

interface Chapter {
  readonly question: (typeof QUESTIONS)[number];
  readonly findings: readonly Finding[];
}

function chapterOf(
  words: Translator,
  assessment: Assessment,
  { question, findings }: Chapter,
  options: EvidenceOptions & { readonly rows: Rows; readonly accounts: AccountNames },
): EvidenceChapter {
  const shown = worstFirst(findings).slice(0, options.room);
  const byCheck = Map.groupBy(shown, ({ check }) => check);
  const all = Map.groupBy(findings, ({ check }) => check);
  const tallies = assessment.checks.filter(({ id }) => byCheck.has(id)).toSorted(byNumber);
  const note = findings.length === 0 ? 'nothing' : shown.length < findings.length ? 'top' : 'all';
  return {
    question: question.slug,
    number: question.number,
    title: words.translate(`questions.${question.slug}.asks`),
    note: words.translate(`evidence.${note}`, { shown: shown.length, n: findings.length }),
    groups: tallies.map(tally =>
      evidenceGroup(words, { tally, findings: all.get(tally.id) ?? [], shown: byCheck.get(tally.id) ?? [] }, options),
    ),
  };
}

/** `E-2` before `E-10`; an old assessment without numbers keeps the order of its checks. */
const byNumber = (a: CheckTally, b: CheckTally): number => numberOf(a) - numberOf(b);
const numberOf = ({ evidence: id }: CheckTally): number => (id === undefined ? 0 : numberIn(id));
const numberIn = (id: string): number => Number(/^E-(\d+)$/.exec(id)?.[1] ?? 0);

const LABELS = [
  'number', 'severity', 'resource', 'place', 'found', 'read', 'values', 'calls', 'why', 'action', 'commands', 'controls', 'check', 'open', 'contents', 'colon',
] as const; // prettier-ignore

const labelsOf = (words: Translator): EvidenceLabels =>
  Object.fromEntries(LABELS.map(key => [key, words.translate(`evidence.${key}`)])) as unknown as EvidenceLabels;
