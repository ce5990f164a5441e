import { evidence } from '../brief/evidence/evidence.ts';
import type { Briefing, Evidence } from '../brief/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { RenderOptions } from './renderer.ts';
import { controlCoverage } from './formats/control-coverage.ts';
import { readCheckLibrary } from './formats/check-details.ts';
import { frameworkNames } from './formats/framework-names.ts';

/**
 * Findings for each question in the PDF, and in the HTML, which a phone must be able to open; the data files have all of
 * them. The browser takes about 150 KiB and a millisecond for a printed row: 13 chapters of 500 would need more than 1 GiB.
 */
export const PDF_ROW_LIMIT = 200;
export const HTML_ROW_LIMIT = 100;

/** The evidence in the language of the briefing; `room` is the number of findings for each question. */
export function evidenceOf(
  briefing: Briefing,
  assessment: Assessment,
  room: number,
  { own, controlsOf = [] }: Pick<RenderOptions, 'own' | 'controlsOf'> = {},
): Evidence {
  const checks = readCheckLibrary(own?.checks);
  return evidence(assessment, briefing.language, {
    room,
    checks,
    frameworks: frameworkNames(own?.frameworks),
    coverage: new Map(controlsOf.map(key => [key, controlCoverage(key, checks.values(), assessment)])),
  });
}
