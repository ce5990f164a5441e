import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTION_SLUGS, QUESTIONS, type Question } from '../model/question.ts';

/** The question with that slug or number (`q1`). Throws `CB_UNKNOWN_CHECK` with the closest match. */
export function questionNamed(name: string): Question {
  const found = QUESTIONS.find(({ slug, number }) => slug === name || number === name.toUpperCase());
  if (found !== undefined) return found.slug;
  const guess = closestMatch(name, QUESTION_SLUGS);
  throw new CloudbriefError(
    'CB_UNKNOWN_CHECK',
    `There is no question called "${name}".`,
    `${guess === undefined ? '' : `Did you mean ${guess}? `}The thirteen are: ${QUESTION_SLUGS.join(', ')}.`,
  );
}
