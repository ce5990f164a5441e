import type { Assessment, Settings } from '../../model/assessment.ts';
import { CRITICALITY_WEIGHT } from '../../model/criticality.ts';
import { FRESHNESS, PARAMETERS } from '../../model/parameters.ts';
import { QUESTIONS } from '../../model/question.ts';
import type { ParameterTables } from '../views.ts';
import { rangesOf } from './evidence-ranges.ts';
import { capacityOf } from '../pages/schedule.ts';
import { statementOf, tallyOf } from '../pages/tallies.ts';
import type { Translator } from '../language/translator.ts';

type Source = 'judgement' | 'cis' | 'dora' | 'own';

/** The parameters behind the figures with their sources, then the parameters of single checks. */
export function parameterTables(words: Translator, assessment: Assessment): ParameterTables {
  const say = (key: string): string => words.translate(`parameters.${key}`);
  const numbered = counter();
  const rows = rowsOf(words, assessment.settings).map(([key, data, source]) => ({
    id: numbered(),
    what: words.translate(`parameters.rows.${key}.what`, data),
    value: words.translate(`parameters.rows.${key}.value`, data),
    source: say(`sources.${source}`),
  }));
  const limits = judgedBy(assessment).map(({ check, limits: of }) => {
    const tally = tallyOf(assessment, check);
    return {
      id: numbered(),
      check: tally?.title ?? statementOf(tally, check),
      limit: words.apart(of.map(limit => limitText(words, limit))),
    };
  });
  return {
    title: say('headline'),
    numbers: rangesOf([...rows, ...limits].map(({ id }) => id)),
    text: say('text'),
    columns: { id: say('id'), what: say('what'), value: say('value'), source: say('source') },
    rows,
    limitsTitle: say('limits'),
    limitColumns: { id: say('id'), check: say('check'), limit: say('most') },
    limits,
    unseen: unreadText(words, assessment),
  };
}

type Limit = NonNullable<Assessment['checkParameters']>[number];

interface JudgedBy {
  readonly check: string;
  readonly limits: readonly Limit[];
}

/** Parameters in the order of their checks. A check without applicable resources contributes nothing to this report. */
function judgedBy(assessment: Assessment): readonly JudgedBy[] {
  return [...Map.groupBy(assessment.checkParameters ?? [], ({ check }) => check)].flatMap(([check, limits]) => {
    const { pass, fail, unknown, error } = tallyOf(assessment, check) ?? { pass: 0, fail: 1, unknown: 0, error: 0 };
    return pass + fail + unknown + error === 0 ? [] : [{ check, limits }];
  });
}

/** Format of a parameter's value: keys of the message `parameters.limit`. */
const UNITS: readonly (readonly [name: RegExp, unit: string])[] = [
  [/^maxUnusedDays$/, 'unused'],
  [/Days$/, 'days'],
  [/Percent$/, 'percent'],
  [/Hours$/, 'hours'],
  [/Minutes$/, 'minutes'],
  [/^minLength$/, 'length'],
  [/^minServers$/, 'machines'],
  [/^minApplications$/, 'applications'],
  [/^maxPeakRatio$/, 'times'],
  [/^max/, 'most'],
  [/^min/, 'least'],
];

export const parameterUnit = (name: string): string => UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? name;

/** "90 days"; other values than numbers as they are. */
function limitText(words: Translator, { name, value, own }: Limit): string {
  const n = Number(value);
  return words.translate('parameters.limit', {
    unit: Number.isNaN(n) ? 'text' : parameterUnit(name),
    name,
    n,
    value,
    own: own === true ? 'yes' : 'no',
  });
}

/** `P-07` */
function counter(): () => string {
  let last = 0;
  return () => `P-${String(++last).padStart(2, '0')}`;
}

/** `P-16`: the number of a parameter in the evidence. */
export function parameterNumber(words: Translator, key: string): string {
  const numbered = counter();
  const ids = new Map(rowsOf(words).map(([name]) => [name, numbered()]));
  return ids.get(key) ?? '';
}

function rowsOf(
  words: Translator,
  settings?: Settings,
): readonly (readonly [key: string, data: Record<string, string | number>, source: Source])[] {
  const { caps, grades, survivalFloor, survivalCap, notAssessedBelow, provisionalBelow, certainty } = PARAMETERS;
  const percent = (share: number): string => words.percent(Math.round(share * 100));
  const aged = (rhythm: keyof typeof FRESHNESS): string =>
    words.apart(
      FRESHNESS[rhythm].map(([days, credit]) => words.translate('parameters.aged', { days, credit: percent(credit) })),
    );
  const weights = QUESTIONS.map(({ weight }) => weight);
  return [
    ['criticality', { jewel: CRITICALITY_WEIGHT['crown-jewel'], production: CRITICALITY_WEIGHT.production, test: CRITICALITY_WEIGHT.test }, 'judgement'],
    ['checks', {}, 'judgement'],
    ['questions', { least: Math.min(...weights), most: Math.max(...weights) }, 'judgement'],
    ['caps', { jewel: caps['crown-jewel'], production: caps.production }, 'judgement'],
    ['grades', { strong: grades.strong, good: grades.good, work: grades['needs-work'], weak: grades.weak }, 'judgement'],
    ['survival', { cap: survivalCap, floor: survivalFloor }, 'judgement'],
    ['coverage', { none: words.percent(notAssessedBelow), provisional: words.percent(provisionalBelow) }, 'judgement'],
    ['certainty', { high: words.percent(certainty.high), medium: words.percent(certainty.medium) }, 'judgement'],
    ['grave', { below: PARAMETERS.graveBelow }, 'judgement'],
    ['answers', { documented: percent(PARAMETERS.documented), stated: percent(PARAMETERS.stated) }, 'judgement'],
    ['restore', { aged: aged('restore-test') }, 'cis'],
    ['exercise', { aged: aged('exercise') }, 'dora'],
    ['review', { aged: aged('review') }, 'judgement'],
    ['effort', PARAMETERS.effort, 'judgement'],
    ['growth', PARAMETERS.effortGrowth, 'judgement'],
    ['capacity', { days: capacityOf(settings) }, settings?.capacityDays === undefined ? 'judgement' : 'own'],
  ]; // prettier-ignore
}

/** Summary of unread items in one sentence; the coverage page has the details. */
function unreadText(words: Translator, { coverage, checks }: Assessment): string {
  const lines = coverage.unread.length;
  const unknown = checks.filter(check => check.unknown + check.error > 0).length;
  return words.translate('parameters.unseen', {
    lines,
    unknown,
    unanswered: coverage.unanswered.length,
    percent: words.percent(100 - coverage.confidence),
  });
}
