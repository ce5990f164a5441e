import type { Assessment } from '../model/assessment.ts';
import type { Language } from '../model/language.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { DEFAULT_TLP, TLP_MARKS } from '../model/tlp.ts';
import { byGaps, heatMap, type HeatEntry } from './heat-map.ts';
import { translatorFor, type Translator } from './language/translator.ts';
import { clientText } from './pages/cover.ts';
import { shownScore } from './pages/grades.ts';
import { stateOf } from './pages/state.ts';
import type { Portfolio } from './portfolio-views.ts';
import { isScored } from '../model/grade.ts';

/** Two lines of the table. */
const LONGEST_NAME = 40;

interface Entry extends HeatEntry {
  readonly assessment: Assessment;
}

/** The page of a consultant over the briefings of several clients: who has most critical gaps, and what they share. */
export function portfolio(assessments: readonly Assessment[], language: Language = 'en'): Portfolio {
  const words = translatorFor(language);
  const entries = assessments.map(one => entryOf(words, one)).sort(byGaps);
  const title = words.translate('portfolio.title', { n: entries.length });
  return {
    language,
    title,
    footer: title,
    mark: strictest(entries),
    moment: newest(entries),
    ...heatMap(words, entries, { under: 'portfolio', limits: limits(words, entries) }),
    filesTitle: words.translate('summary.files'),
  };
}

const newest = (entries: readonly Entry[]): string =>
  entries.map(({ assessment }) => assessment.snapshot.ended).toSorted().at(-1) ?? ''; // prettier-ignore

/** The most restrictive of the marks; one that is unknown is restrictive. */
const strictest = (entries: readonly Entry[]): string =>
  TLP_MARKS.find(mark => entries.some(({ assessment }) => assessment.client.tlp === mark)) ?? DEFAULT_TLP;

function entryOf(words: Translator, assessment: Assessment): Entry {
  const state = stateOf(assessment);
  const { grade, proven } = assessment.score.overall;
  const scored = assessment.selection === undefined && state !== 'empty' && isScored(grade);
  return {
    assessment,
    name: clientText(assessment.client.name, LONGEST_NAME) || words.translate('document.company'),
    beside: words.shortDate(assessment.snapshot.ended),
    grades: new Map(QUESTION_SLUGS.map(slug => [slug, shownScore(assessment, slug, state).grade])),
    overall: scored ? proven : undefined,
  };
}

function limits(words: Translator, entries: readonly Entry[]): readonly string[] {
  const versions = [...new Set(entries.map(({ assessment }) => assessment.tool.version))].sort();
  const parts = entries.filter(({ assessment }) => assessment.selection !== undefined);
  const asked = new Set(entries.flatMap(({ grades }) => [...grades.values()]));
  return [
    ...(asked.has('not-assessed') ? [words.translate('portfolio.limits.unseen')] : []),
    words.translate('portfolio.limits.overall'),
    ...(versions.length > 1 ? [words.translate('portfolio.limits.versions', { versions: versions.join(', ') })] : []),
    ...(parts.length > 0
      ? [
          words.translate('portfolio.limits.parts', {
            names: parts.map(({ name }) => name).join(', '),
            n: parts.length,
          }),
        ]
      : []),
  ];
}
