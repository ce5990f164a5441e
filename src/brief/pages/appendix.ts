import type { Assessment, Settings } from '../../model/assessment.ts';
import { CRITICALITY_WEIGHT } from '../../model/criticality.ts';
import { FRESHNESS, PARAMETERS } from '../../model/parameters.ts';
import { QUESTIONS } from '../../model/question.ts';
import type { Appendix } from '../views.ts';
import { capacityOf } from './schedule.ts';
import { statementOf, tallyOf } from './tallies.ts';
import type { Translator } from '../language/translator.ts';

type Source = 'judgement' | 'cis' | 'dora' | 'own';

/** The appendix: the parameters behind the figures with their sources, then the parameters of single checks. */
export function appendix(words: Translator, assessment: Assessment): Appendix {
  const say = (key: string): string => words.translate(`appendix.${key}`);
  const numbered = counter();
  const judged = judgedBy(assessment);
  return {
    kicker: say('kicker'),
    headline: say('headline'),
    text: say('text'),
    columns: { id: say('id'), what: say('what'), value: say('value'), source: say('source') },
    rows: rowsOf(words, assessment.settings).map(([key, data, source]) => ({
      id: numbered(),
      what: words.translate(`appendix.rows.${key}.what`, data),
      value: words.translate(`appendix.rows.${key}.value`, data),
      source: say(`sources.${source}`),
    })),
    limitsTitle: say('limits'),
    limitColumns: { id: say('id'), check: say('check'), limit: say('most') },
    limits: judged.shown.map(({ check, limits }) => {
      const tally = tallyOf(assessment, check);
      return {
        id: numbered(),
        check: tally?.title ?? statementOf(tally, check),
        limit: words.apart(limits.map(limit => limitText(words, limit))),
      };
    }),
    limitsNote: judged.left === 0 ? '' : words.translate('appendix.more', { n: judged.left }),
    unseen: unreadText(words, assessment),
  };
}

type Limit = NonNullable<Assessment['checkParameters']>[number];

/** Rows that fit on two pages with the glossary in every language and paper size. */
const MOST_LIMITS = 22;

interface JudgedBy {
  readonly check: string;
  readonly limits: readonly Limit[];
  /** Whether the check has fails or unknowns. */
  readonly open: boolean;
}

/**
 * Parameters in the order of their checks. A check without applicable resources contributes nothing to this
 * report; if space is limited, parameters of failed checks stay.
 */
function judgedBy(assessment: Assessment): { readonly shown: readonly JudgedBy[]; readonly left: number } {
  const all = [...Map.groupBy(assessment.checkParameters ?? [], ({ check }) => check)].flatMap(([check, limits]) => {
    const { pass, fail, unknown, error } = tallyOf(assessment, check) ?? { pass: 0, fail: 1, unknown: 0, error: 0 };
    return pass + fail + unknown + error === 0 ? [] : [{ check, limits, open: fail + unknown + error > 0 }];
  });
  const kept = new Set(all.toSorted((a, b) => Number(b.open) - Number(a.open)).slice(0, MOST_LIMITS));
  return { shown: all.filter(one => kept.has(one)), left: all.length - kept.size };
}

/** Format of a parameter's value: keys of the message `appendix.limit`. */
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
  return words.translate('appendix.limit', {
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

/** `P-16`: the number of a parameter in the ledger. */
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
      FRESHNESS[rhythm].map(([days, credit]) => words.translate('appendix.aged', { days, credit: percent(credit) })),
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
  return words.translate('appendix.unseen', {
    lines,
    unknown,
    unanswered: coverage.unanswered.length,
    percent: words.percent(100 - coverage.confidence),
  });
}
