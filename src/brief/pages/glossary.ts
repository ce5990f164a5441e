import { createHash } from 'node:crypto';
import type { Assessment } from '../../model/assessment.ts';
import { assessmentText } from '../../model/assessment-text.ts';
import type { Glossary } from '../views.ts';
import type { Translator } from '../language/translator.ts';

const MAX_TERMS = 20;
/** Letters of the supported languages; `\p{L}` would make the patterns slow to build. */
const LETTER = '[A-Za-zÀ-ɏ-]';

/** The last page: explanations of the terms in use (the first ones of the list if there are too many) and the checksum. */
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
    // Lazy: serializing all findings again is only needed for pages.
    get checksum() {
      return checksum();
    },
  };
}

/** Printed digits of the checksum: few enough to compare by eye. */
const CHECKSUM_DIGITS = 16;

/** SHA-256 of the assessment file, to match it with the briefing. */
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
