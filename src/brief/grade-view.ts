import type { Grade } from '../model/assessment.ts';

/** A grade: the word, and the slug that determines shape and colour. */
export interface GradeView {
  readonly slug: Grade;
  readonly word: string;
  /** "Provisional" below 70 % coverage; else empty. */
  readonly provisional: string;
}
