import { existsSync } from 'node:fs';
import { createMatcher } from '../model/matcher.ts';
import { closestMatch, sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Exception } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import { readAssessment } from './read-assessment.ts';

/** Where `assess` writes by default. */
const DEFAULT_ASSESSMENT = 'cloudbrief-out/assessment.json';
const NAMED = 3;

interface Accepted {
  /** The id of the check, and its former ones. */
  readonly ids: readonly string[];
  readonly selector: Exception['resource'];
}

/**
 * Rejects an acceptance of what does not fail: a typing error would only show when the gate fails. Resolves to the assessment;
 * undefined if there is none to look into.
 */
export async function assertFails({ ids, selector }: Accepted, named: string | undefined): Promise<string | undefined> {
  const path = named ?? DEFAULT_ASSESSMENT;
  if (named === undefined && !existsSync(path)) return undefined;
  const assessment = await readAssessment(path);
  if (assessment.redacted === true) return undefined;
  const failed = assessment.findings.filter(({ check, status }) => status === 'fail' && ids.includes(check));
  const matches = createMatcher(selector ?? {});
  if (failed.some(({ resource }) => matches({ ...resource, tags: {} }))) return path;
  const what = selector?.name ?? selector?.id ?? (selector === undefined ? 'any resource' : `account ${selector.account ?? ''}`); // prettier-ignore
  throw new CloudbriefError(
    'CB_USAGE',
    `${path} has no failed finding of ${ids[0] ?? ''} for ${sanitizeText(what)}.`,
    `${hintOf(failed, what)} To look into another assessment, name it with --assessment.`,
  );
}

function hintOf(failed: readonly Finding[], what: string): string {
  const names = [...new Set(failed.map(({ resource }) => sanitizeText(resource.name)))];
  if (names.length === 0) return 'The check fails for nothing there.';
  const guess = closestMatch(what, names);
  if (guess !== undefined) return `Did you mean ${guess}?`;
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `It fails for ${names.slice(0, NAMED).join(', ')}${more}.`;
}
