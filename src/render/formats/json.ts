import type { Assessment } from '../../model/assessment.ts';
import { encoded } from './encoded.ts';
import { assessmentText } from '../../model/assessment-text.ts';

/** The assessment as the bytes of a file. */
export function renderJson(assessment: Assessment): Uint8Array {
  return encoded(assessmentText(assessment));
}
