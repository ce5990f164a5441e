import { sanitizeText } from '../lib/text.ts';
import type { Assessment, CheckTally } from '../model/assessment.ts';

/**
 * A line for each check that threw: its findings say no more of the resources than that, so the exit code and the score alone would hide
 * it. `owners` are the extensions that checks come from.
 */
export const brokenCheckNotes = (
  { checks, findings }: Pick<Assessment, 'checks' | 'findings'>,
  owners: ReadonlyMap<string, string>,
): string[] =>
  checks
    .filter(({ error }) => error > 0)
    .map(check => {
      const first = findings.find(({ check: id, status }) => id === check.id && status === 'error')?.reason?.detail ?? '';
      const owner = owners.get(check.id);
      const whose = owner === undefined ? '' : ` of the extension ${sanitizeText(owner, 80)}`;
      const said = first === '' ? '' : `: ${sanitizeText(first, 200).replace(/\.$/u, '')}`;
      const todo = owner === undefined ? 'report this bug of cloudbrief' : 'correct the check, or leave it out';
      return `The check ${sanitizeText(check.id, 80)}${whose} broke on ${check.error} of ${resourcesOf(check)} resources${said}. They count as not seen. Do: ${todo}.`;
    }); // prettier-ignore

/** Lists that could not be read are no resources. */
const resourcesOf = ({ pass, fail, notApplicable, unknown, unreadLists = 0, error }: CheckTally): number =>
  pass + fail + notApplicable + unknown - unreadLists + error;
