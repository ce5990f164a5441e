import { partText } from './language/part-text.ts';
import type { Assessment, Risk } from '../model/assessment.ts';
import type { Language } from '../model/language.ts';
import { SEVERITIES } from '../model/severity.ts';
import { accountsPage } from './pages/accounts.ts';
import { bottomLine } from './pages/bottom-line.ts';
import type { BoardPaper, Briefing, OfficeWords, SummaryWords, Decisions } from './views.ts';
import { clientText, cover, scope } from './pages/cover.ts';
import { scopeLetter } from './pages/scope-letter.ts';
import { decisionRequests } from './pages/decision-requests.ts';
import { divisionsPage } from './pages/divisions.ts';
import { emailText, summaryText } from './pages/email.ts';
import { decisions, firstDecisions } from './pages/decisions.ts';
import { glossary } from './pages/glossary.ts';
import { withAccountNames } from './language/account-names.ts';
import { localize } from './language/translate-assessment.ts';
import { method } from './pages/method.ts';
import { moneyPage } from './pages/money/money.ts';
import { plan } from './pages/plan.ts';
import { posture } from './pages/posture.ts';
import { riskPages } from './pages/risk-pages.ts';
import { coverage } from './pages/coverage.ts';
import { baselineChanges } from './pages/baseline-changes.ts';
import { shortness, stateOf, type State } from './pages/state.ts';
import { lossText } from './pages/money/loss-text.ts';
import { missedTargetsText } from './pages/survival/missed-targets.ts';
import { survivalPage } from './pages/survival/survival.ts';
import { NAMED_RISKS, topRisks } from './pages/top-risks.ts';
import { translatorFor, type Translator } from './language/translator.ts';
import { isScored } from '../model/grade.ts';

const LONGEST_FOOTER = 34;
const LONGEST_PERIOD = 20;
const LONGEST_LINE = 62;
const SHORTEST_READER = 10;
/** Stands for an empty text, which an ICU `select` cannot match. */
const NO_TEXT = 'none';

/** The briefing of an assessment in a language. A caller that counts untranslated texts passes a translator of its own. */
export function brief(given: Assessment, language: Language = 'en', words = translatorFor(language)): Briefing {
  const assessment = localize(words, withAccountNames(given));
  const state = stateOf(assessment);
  const risks = topRisks(assessment);
  const short = shortness(assessment);
  const pages = {
    cover: cover(words, assessment, state),
    // A short briefing has no page for the decisions of later risks.
    bottomLine: bottomLine(words, assessment, short === undefined ? risks : risks.slice(0, NAMED_RISKS), state),
    decisions: short === undefined ? decisions(words, assessment, risks, state) : undefined,
    risks: riskPages(words, assessment, risks, state, short?.riskPages),
    baselineChanges: baselineChanges(words, assessment),
    posture: posture(words, assessment, risks.slice(0, NAMED_RISKS), state),
    divisions: divisionsPage(words, assessment),
    accounts: accountsPage(words, assessment, decisionRequests(words, assessment, risks, state)),
    coverage: coverage(words, assessment, state),
    survival: survivalPage(words, assessment),
    money: short === undefined ? moneyPage(words, assessment) : undefined,
    plan: short === undefined ? plan(words, assessment, risks, state) : undefined,
    method: method(words, assessment),
  };
  return {
    language,
    ...documentOf(words, assessment),
    contentsTitle: words.translate('evidence.contents'),
    short: short !== undefined,
    ...pages,
    // Of the untranslated assessment, whose file is the same in every language.
    glossary: glossary(words, given, pages),
    boardPaper: boardPaper(words, assessment, risks, state),
    letter: scopeLetter(words, assessment, state),
    summary: summaryWords(words, assessment, risks, state),
    office: officeWords(words, pages),
  };
}

/** Client and period, truncated for the page footer. The messages select on a period of `none`. */
function shortNames({ client }: Assessment): { readonly client: string; readonly period: string } {
  return {
    client: clientText(client.name, LONGEST_FOOTER),
    period: clientText(client.period, LONGEST_PERIOD) || NO_TEXT,
  };
}

function documentOf(
  words: Translator,
  assessment: Assessment,
): Pick<Briefing, 'title' | 'client' | 'mark' | 'footer' | 'moment'> {
  const client = clientText(assessment.client.name);
  const short = shortNames(assessment);
  const room = LONGEST_LINE - short.client.length - short.period.length;
  const reader = room < SHORTEST_READER ? '' : clientText(assessment.client.preparedFor, room);
  return {
    title: `${supposedTitle(words, assessment)}${words.translate('document.title', { client, period: clientText(assessment.client.period) || NO_TEXT })}`,
    client,
    mark: clientText(assessment.client.tlp),
    footer: footerOf(words, assessment, reader),
    moment: assessment.snapshot.ended,
  };
}

/** Before the title of what is only supposed. */
const supposedTitle = (words: Translator, { whatIf }: Assessment): string =>
  whatIf === undefined ? '' : words.translate('whatIf.title');

/** A run of some checks, and one that supposes, says so on every page, instead of its reader. */
function footerOf(words: Translator, assessment: Assessment, reader: string): string {
  const { selection, whatIf } = assessment;
  const read = whatIf === undefined ? reader : words.translate('whatIf.footer', { n: whatIf.length });
  const part = selection === undefined ? read : partText(words, 'document.part', selection);
  return words.translate('document.footer', { ...shortNames(assessment), reader: part || NO_TEXT });
}

const officeWords = (
  words: Translator,
  { bottomLine, money }: Pick<Briefing, 'bottomLine' | 'money'>,
): OfficeWords => ({
  response: words.translate('workbook.management.response'),
  evidence: words.translate('evidence.kicker'),
  colon: words.translate('evidence.colon'),
  proven: words.translate('posture.proven'),
  possible: words.translate('posture.possible'),
  email: emailText(words, bottomLine, money),
  summary: summaryText(words, bottomLine, money),
});

/** "Prepared by …"; nothing where nobody is named. */
function preparedBy(words: Translator, { client }: Assessment): string[] {
  const by = clientText(client.preparedBy, LONGEST_FOOTER);
  return by === '' ? [] : [`${words.translate('cover.preparedBy')} ${by}`];
}

/** Rows of decisions beside which the second page has room for all that is said of them. */
const ROOMY = 3;

/**
 * Two pages have no room for what each decision does to a bad year, which the full briefing says. Where there are many decisions they
 * have none for smaller steps either, nor for the risks, which the first page names.
 */
function inBrief(page: Decisions | undefined): Decisions | undefined {
  if (page === undefined) return undefined;
  const left = page.rows.length > ROOMY ? { effect: '', smaller: '', against: '' } : { effect: '' };
  return { ...page, rows: page.rows.map(row => ({ ...row, ...left })) };
}

function boardPaper(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): BoardPaper {
  return {
    title: words.translate('boardPaper.title'),
    asOf: [
      words.translate('boardPaper.asOf', {
        ...shortNames(assessment),
        date: words.date(assessment.snapshot.ended),
        scope: scope(words, assessment, state),
      }),
      ...preparedBy(words, assessment),
    ].join(' · '),
    decisions: inBrief(firstDecisions(words, assessment, risks, state)),
    posture: words.translate('boardPaper.posture'),
    full: words.translate('boardPaper.full'),
  };
}

function summaryWords(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): SummaryWords {
  const { summary, coverage, score } = assessment;
  const { proven, possible, grade } = score.overall;
  const percent = words.percent(coverage.confidence);
  const { checks = 0, all = 0 } = assessment.selection ?? {};
  const part = { checks, all };
  const scored = score.overall.provisional ? 'provisional' : 'score';
  const plain = assessment.selection !== undefined ? 'part' : isScored(grade) ? scored : 'unseen';
  const total = (of: 'unknown' | 'accepted'): number =>
    SEVERITIES.reduce((sum, severity) => sum + summary[severity][of], 0);
  const fails = Object.fromEntries(SEVERITIES.map(severity => [severity, summary[severity].fail]));
  return {
    score: words.translate(`summary.${state === 'empty' ? 'empty' : plain}`, {
      proven,
      possible,
      grade: words.translate(`grades.${grade}.word`),
      percent,
      ...part,
    }),
    counts: words.translate('summary.counts', { ...fails, unknown: total('unknown'), accepted: total('accepted') }),
    recovery: missedTargetsText(words, assessment),
    losses: lossText(words, assessment),
    nothingHere: words.translate('summary.nothingHere'),
    legend: words.translate('summary.legend', { percent: words.percent(70) }),
    firstTitle: words.translate('summary.first'),
    first: decisionRequests(words, assessment, risks.slice(0, NAMED_RISKS), state).map(({ text }) => text),
    filesTitle: words.translate('summary.files'),
    stored: words.translate('summary.stored'),
  };
}
