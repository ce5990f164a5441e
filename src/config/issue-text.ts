import type { z } from 'zod';
import { closestMatch, sanitizeText } from '../lib/text.ts';

/** A validation issue as text: expected, found, and the closest match. */
export function issueText(issue: z.core.$ZodIssue, found: unknown): string {
  const text = JSON.stringify(found) as string | undefined;
  if (text === undefined || typeof found === 'object') return `${issue.message}.`;
  const word = typeof found === 'string' ? found : text;
  const guess = issue.code === 'invalid_value' ? closestMatch(word, issue.values.map(String)) : undefined;
  return `${issue.message} (found ${sanitizeText(text, 60)})${guess === undefined ? '.' : `; did you mean ${guess}?`}`;
}
