import type { Assessment } from '../model/assessment.ts';
import type { Language } from '../model/language.ts';
import { SEVERITIES } from '../model/severity.ts';
import { bottomLine } from './pages/bottom-line.ts';
import type { Briefing, SummaryWords } from './briefing.ts';
import { clientText, cover, scope } from './pages/cover.ts';
import { decisions } from './pages/decisions.ts';
import { glossary } from './pages/glossary.ts';
import { appendix } from './pages/appendix.ts';
import { localize } from './language/translate-assessment.ts';
import { method } from './pages/method.ts';
import { plan } from './pages/plan.ts';
import { posture } from './pages/posture.ts';
import { riskPages } from './pages/risk-pages.ts';
import { coverage } from './pages/coverage.ts';
import { baselineChanges } from './pages/baseline-changes.ts';
import { stateOf, type State } from './pages/state.ts';
import { NAMED_RISKS, topRisks } from './pages/top-risks.ts';
import { translatorFor, type Translator } from './language/translator.ts';

const LONGEST_FOOTER = 34;
const LONGEST_PERIOD = 20;
const LONGEST_LINE = 62;
const SHORTEST_READER = 10;
const FIRST = 3;

/** Puts an assessment into the words of a language: the same assessment, the same words. Who counts what is left in English brings his own. */
export function brief(given: Assessment, language: Language = 'en', words = translatorFor(language)): Briefing {
  const assessment = localize(words, given);
  const state = stateOf(assessment);
  const risks = topRisks(assessment);
  const client = clientText(assessment.client.name);
  const period = clientText(assessment.client.period) || 'none';
  const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
  const short = cut(client, LONGEST_FOOTER);
  const shortPeriod = cut(period, LONGEST_PERIOD);
  const room = LONGEST_LINE - short.length - shortPeriod.length;
  const pages = {
    cover: cover(words, assessment, state),
    bottomLine: bottomLine(words, assessment, risks, state),
    decisions: decisions(words, assessment, risks, state),
    risks: riskPages(words, assessment, risks, state),
    baselineChanges: baselineChanges(words, assessment),
    posture: posture(words, assessment, state),
    coverage: coverage(words, assessment, state),
    survival: undefined,
    money: undefined,
    plan: plan(words, assessment, risks, state),
    method: method(words, assessment),
    appendix: appendix(words, assessment),
  };
  return {
    language,
    title: words.translate('document.title', { client, period }),
    client,
    mark: clientText(assessment.client.tlp),
    footer: words.translate('document.footer', {
      client: short,
      period: shortPeriod,
      reader: room < SHORTEST_READER ? 'none' : cut(clientText(assessment.client.preparedFor), room) || 'none',
    }),
    moment: assessment.snapshot.ended,
    contentsTitle: words.translate('evidence.contents'),
    ...pages,
    // As it was given: the file is the same in every language.
    glossary: glossary(words, given, pages),
    boardPaper: {
      title: words.translate('boardPaper.title'),
      asOf: words.translate('boardPaper.asOf', {
        client: short,
        period: shortPeriod,
        date: words.date(assessment.snapshot.ended),
        scope: scope(words, assessment, state),
      }),
      decisions: decisions(words, assessment, risks.slice(0, NAMED_RISKS), state),
      posture: words.translate('boardPaper.posture'),
      full: words.translate('boardPaper.full'),
    },
    summary: summaryWords(words, assessment, state),
  };
}

function summaryWords(words: Translator, assessment: Assessment, state: State): SummaryWords {
  const { summary, coverage, score } = assessment;
  const { proven, possible, grade } = score.overall;
  const percent = words.percent(coverage.confidence);
  const scored = score.overall.provisional ? 'provisional' : 'score';
  const plain = grade === 'not-assessed' || grade === 'does-not-apply' ? 'unseen' : scored;
  const total = (of: 'unknown' | 'accepted'): number =>
    SEVERITIES.reduce((sum, severity) => sum + summary[severity][of], 0);
  const fails = Object.fromEntries(SEVERITIES.map(severity => [severity, summary[severity].fail]));
  return {
    score: words.translate(`summary.${state === 'empty' ? 'empty' : plain}`, {
      proven,
      possible,
      grade: words.translate(`grades.${grade}.word`),
      percent,
    }),
    counts: words.translate('summary.counts', { ...fails, unknown: total('unknown'), accepted: total('accepted') }),
    nothingHere: words.translate('summary.nothingHere'),
    legend: words.translate('summary.legend', { percent: words.percent(70) }),
    firstTitle: words.translate('summary.first'),
    first: assessment.actions.slice(0, FIRST).map(({ action }) => action),
    filesTitle: words.translate('summary.files'),
  };
}
