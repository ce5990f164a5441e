import type { Assessment } from '../../model/assessment.ts';
import { GRADES } from '../../model/grade.ts';
import { byWeight, QUESTIONS, questionWeight, type QuestionWeights } from '../../model/question.ts';
import type { Line, Method } from '../views.ts';
import { accountsText } from './cover.ts';
import { gradeView } from './grades.ts';
import type { Translator } from '../language/translator.ts';

/** The method page: scope, score, and the limits of both. */
export function method(words: Translator, assessment: Assessment): Method {
  const say = (key: string): string => words.translate(`method.${key}`);
  const own = assessment.settings?.questionWeights;
  return {
    kicker: say('kicker'),
    headline: say('headline'),
    scopeTitle: say('scope'),
    scope: scope(words, assessment),
    scoreTitle: say('score'),
    steps: words.list('method.steps', { unclassified: assessment.unclassified ?? 0 }),
    gradesTitle: say('gradesTitle'),
    gradeColumns: { grade: say('grade'), range: say('range'), meaning: say('meaning') },
    grades: GRADES.filter(grade => grade !== 'does-not-apply').map(grade => ({
      grade: gradeView(words, grade),
      range: words.translate(`grades.${grade}.range`),
      meaning: words.translate(`grades.${grade}.meaning`),
    })),
    weightsTitle: say('weights'),
    weightsText: weightsText(words, own),
    weightColumns: { question: say('question'), weight: say('weight') },
    weights: byWeight(own).map(({ slug }) => ({
      label: words.translate(`questions.${slug}.tile`),
      weight: String(questionWeight(slug, own)),
    })),
    limitsTitle: say('limits'),
    limits: words.list('method.limitsText', {
      redacted: assessment.redacted === true ? 'yes' : 'no',
      losses: assessment.money?.unit ?? 'none',
    }),
  };
}

/** What the weights add up to, and which the configuration sets. */
function weightsText(words: Translator, own: QuestionWeights = {}): string {
  const sum = QUESTIONS.reduce((total, { slug }) => total + questionWeight(slug, own), 0);
  const set = QUESTIONS.filter(({ slug }) => own[slug] !== undefined);
  const tiles = set.map(({ slug }) => words.translate(`questions.${slug}.tile`));
  return words.translate('method.weightsText', { sum, own: tiles.length === 0 ? 'none' : words.apart(tiles) });
}

function scope(words: Translator, assessment: Assessment): readonly Line[] {
  const { snapshot, now, targets, coverage, checks, tool, schemaVersion } = assessment;
  const line = (key: string, text: string): Line => ({ term: words.translate(`method.${key}`), text });
  const failed = targets.filter(target => target.failed !== undefined).length;
  const { made, refused } = coverage.calls;
  return [
    line('snapshot', snapshotText(words, snapshot)),
    line('judged', words.moment(now)),
    line(
      'accounts',
      words.translate('method.accountsText', {
        accounts: accountsText(words, assessment) || words.translate('effort.none'),
        failed,
      }),
    ),
    line('regions', words.translate('method.regionsText', { n: coverage.regions, closed: coverage.closed.length })),
    line('resources', words.translate('method.resourcesText', { n: coverage.resources })),
    line('calls', words.translate('method.callsText', { made, refused })),
    line(
      'checks',
      words.translate('method.checksText', {
        run: checks.length,
        unknown: checks.filter(check => check.unknown > 0).length,
        failed: checks.filter(check => check.error > 0).length,
      }),
    ),
    ...extensionsLine(words, assessment),
    line('tool', words.translate('method.toolText', { version: tool.version, format: schemaVersion })),
  ];
}

/** Whose checks are among them, and which could not be loaded. */
function extensionsLine(words: Translator, { extensions = [] }: Assessment): Line[] {
  if (extensions.length === 0) return [];
  const each = extensions.map(({ name, version = '', checks, failed }) =>
    words.translate('method.extensionText', {
      name: [name, version].filter(Boolean).join(' '),
      n: checks,
      failed: failed === true ? 'yes' : 'no',
    }),
  );
  return [{ term: words.translate('method.extensions'), text: words.apart(each) }];
}

function snapshotText(words: Translator, { started, ended }: Assessment['snapshot']): string {
  if (words.date(started) !== words.date(ended)) {
    return words.translate('method.snapshotText', { from: words.moment(started), to: words.moment(ended) });
  }
  return words.translate('method.snapshotDay', {
    date: words.date(ended),
    from: words.time(started),
    to: words.time(ended),
  });
}
