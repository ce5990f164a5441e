import { sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { ExceptionLine } from '../model/exception.ts';

const NAMED = 2;

/** What somebody has to look after among the accepted risks: a line for those that no longer hold, and for those of no use. */
export function exceptionNotes({ exceptions }: Assessment): string[] {
  if (exceptions === undefined) return [];
  const { expired, overlong, unused } = exceptions;
  return [
    ...note(expired, 'ran out and no longer hold', 'fix them, or accept them again'),
    ...note(overlong, 'do not hold, for they last too long', 'choose an earlier day'),
    ...note(unused, 'cover nothing that fails', 'take them out of cloudbrief.exceptions.yaml'),
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
