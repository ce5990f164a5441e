import type { Assessment } from '../../model/assessment.ts';
import { assessmentText } from '../../model/assessment-text.ts';

/** The assessment as the bytes of a file. */
export function renderJson(assessment: Assessment): Uint8Array {
  const pieces: Buffer[] = [];
  for (const piece of assessmentText(assessment)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
