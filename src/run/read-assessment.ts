import { readFileSync } from 'node:fs';
import { sanitizeText } from '../lib/text.ts';
import { assessmentSchema, type Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import { isVersion1, upgradeAssessment } from './assessment-version-1.ts';

/** Reads a saved assessment and validates it against its schema. */
export function readAssessment(path: string): Assessment {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? sanitizeText(error.message) : String(error);
    throw new CloudbriefError(
      'CB_ASSESSMENT',
      `${path} cannot be read (${why}).`,
      'Name an assessment.json that `cloudbrief assess` wrote.',
      { cause: error },
    );
  }
  if (isVersion1(parsed)) parsed = upgradeAssessment(parsed);
  const result = assessmentSchema.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  throw new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} is not an assessment that this version understands${where}.`,
    'Assess the inventory again with this version.',
  );
}

/** Rejects a redacted assessment: without names, findings cannot be matched. */
export function comparable(assessment: Assessment, path: string): Assessment {
  if (assessment.redacted !== true) return assessment;
  throw new CloudbriefError(
    'CB_ASSESSMENT',
    `${path} was redacted, so that nothing in it can be found again.`,
    'Name the assessment that was written without --redact.',
  );
}
