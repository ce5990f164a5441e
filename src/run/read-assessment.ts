import { fileTypeOf } from '../inventory/file-type.ts';
import { decodeText } from '../lib/compression.ts';
import { issueLine } from '../lib/issue-text.ts';
import { readBounded } from '../lib/read-bounded.ts';
import { sanitizeText } from '../lib/text.ts';
import { ASSESSMENT_VERSION, assessmentSchema, type Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import { isVersion1, upgradeAssessment } from './assessment-version-1.ts';

/** Reads a saved assessment, compressed or not, and validates it against its schema. */
export const readAssessment = async (path: string, signal?: AbortSignal): Promise<Assessment> =>
  parseAssessment(path, await readText(path, signal));

/** An assessment from its text; `path` names it in messages. */
export function parseAssessment(path: string, text: string): Assessment {
  try {
    return validated(path, parse(path, text));
  } catch (error) {
    // Content that is nested without an end exhausts the stack.
    throw error instanceof RangeError ? unreadable(path, 'it is nested too deeply', error) : error;
  }
}

function validated(path: string, given: unknown): Assessment {
  let parsed = given;
  assertKnownVersion(path, parsed);
  if (isVersion1(parsed)) parsed = upgradeAssessment(parsed);
  const result = assessmentSchema.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? '' : ` (${issueLine(issue, parsed).replace(/\.$/, '')})`;
  throw new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} is not an assessment that this version understands${where}.`,
    'Assess the inventory again with this version.',
  );
}

/** The assessment of a hundred thousand findings has a tenth of it. */
const MAX_BYTES = 1024 ** 3;

async function readText(path: string, signal: AbortSignal | undefined): Promise<string> {
  try {
    return decodeText(await readBounded(path, MAX_BYTES, signal));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'EISDIR'
      ? new CloudbriefError('CB_ASSESSMENT', `${path} is a folder.`, 'Name the assessment.json in it.')
      : unreadable(path, sanitizeText(code ?? message), error);
  }
}

/** As much of a file as says what it is. */
const BEGINNING = 4096;

function parse(path: string, text: string): unknown {
  const type = fileTypeOf(text.slice(0, BEGINNING), path);
  if (type !== undefined && type.name !== 'an assessment')
    throw new CloudbriefError('CB_ASSESSMENT', `${path} is ${type.name}, not an assessment.`, type.hint);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(path, `it is no JSON: ${sanitizeText((error as Error).message)}`, error);
  }
}

const unreadable = (path: string, why: string, cause: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} cannot be read (${why}).`,
    'Name an assessment.json that `cloudbrief assess` wrote.',
    { cause },
  );

function assertKnownVersion(path: string, parsed: unknown): void {
  const { schemaVersion } = (parsed ?? {}) as { readonly schemaVersion?: unknown };
  if (typeof schemaVersion !== 'number' || schemaVersion <= ASSESSMENT_VERSION) return;
  throw new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} was written by a newer cloudbrief: its version is ${schemaVersion}, and this one reads up to ${ASSESSMENT_VERSION}.`,
    'Update cloudbrief, or assess the inventory again with this version.',
  );
}

/** Rejects a redacted assessment: without names, findings cannot be matched. */
export function comparable(assessment: Assessment, path: string): Assessment {
  if (assessment.whatIf !== undefined)
    throw new CloudbriefError(
      'CB_ASSESSMENT',
      `${path} is supposed (--what-if), and not what the accounts were.`,
      'Name an assessment that was written without --what-if.',
    );
  if (assessment.redacted !== true) return assessment;
  throw new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} was redacted, so that nothing in it can be found again.`,
    'Name the assessment that was written without --redact.',
  );
}
