import { sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { ExceptionLine } from '../model/exception.ts';

const NAMED = 2;

/** Accepted risks that need attention, one line each for expired, overlong and unused ones. */
export function exceptionNotes({ exceptions }: Assessment): string[] {
  if (exceptions === undefined) return [];
  const { expired, overlong, unused } = exceptions;
  return [
    ...note(expired, 'have expired', 'fix them, or accept them again'),
    ...note(overlong, 'are not applied, because they last too long', 'choose an earlier date'),
    ...note(unused, 'match no failed finding', 'remove them from cloudbrief.exceptions.yaml'),
  ];
}

function note(lines: readonly ExceptionLine[], what: string, how: string): string[] {
  if (lines.length === 0) return [];
  const named = lines.slice(0, NAMED).map(({ check, resource, owner, until }) => {
    const where = resource === undefined ? '' : ` for ${resource}`;
    return sanitizeText(`${check}${where} (${owner}, until ${until})`, 160);
  });
  const more = lines.length > NAMED ? ` and ${lines.length - NAMED} more` : '';
  return [`Accepted risks that ${what}: ${named.join('; ')}${more}. Do: ${how}.`];
}
