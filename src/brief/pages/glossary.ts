import { createHash } from 'node:crypto';
import type { Assessment } from '../../model/assessment.ts';
import { assessmentText } from '../../model/assessment-text.ts';
import type { Glossary } from '../views.ts';
import type { Translator } from '../language/translator.ts';

const MAX_TERMS = 20;
/** Of the alphabet of our languages. All letters there are would make each pattern a slow one to build. */
const LETTER = '[A-Za-zÀ-ɏ-]';

/** The last page: the terms that the pages use, each in a sentence (where there are too many, those that stand first in the list), and the checksum. */
export function glossary(words: Translator, assessment: Assessment, pages: unknown): Glossary {
  const text = textOf(pages).join('\n');
  const used = words
    .under('glossary.terms')
    .filter(key =>
      new RegExp(`(?<!${LETTER})(?:${words.translate(`glossary.terms.${key}.match`)})(?!${LETTER})`, 'iu').test(text),
    )
    .slice(0, MAX_TERMS);
  const checksum = once(() =>
    words.translate('glossary.checksum', { digits: checksumOf(assessment).slice(0, CHECKSUM_DIGITS) }),
  );
  return {
    kicker: words.translate('glossary.kicker'),
    headline: words.translate('glossary.headline'),
    columns: { term: words.translate('glossary.term'), text: words.translate('glossary.meaning') },
    terms: used
      .map(key => ({
        term: words.translate(`glossary.terms.${key}.term`),
        text: words.translate(`glossary.terms.${key}.text`),
      }))
      .sort((a, b) => words.order(a.term, b.term)),
    // A run that prints no page need not write all findings out once more.
    get checksum() {
      return checksum();
    },
  };
}

/** Digits of the checksum that are printed: enough to tell two files apart, few enough to compare by eye. */
const CHECKSUM_DIGITS = 16;

/** SHA-256 of the assessment file, so that a reader can match the two. */
function checksumOf(assessment: Assessment): string {
  const sum = createHash('sha256');
  for (const piece of assessmentText(assessment)) sum.update(piece);
  return sum.digest('hex');
}

function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => (done ??= { result: work() }).result;
}

function textOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textOf);
}
