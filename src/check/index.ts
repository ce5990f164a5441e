/** Authoring API: the only module that checks import. */
export { z } from 'zod';
export { absent, value } from '../model/reading.ts';
export { judgeAnswer } from './answers.ts';
export { missedTargets } from './targets.ts';
export { addedBackup, isImmutable } from './backups.ts';
export { isOutsideAccount } from '../model/backup.ts';
export { defineCheck } from './define-check.ts';
export { allowsPort, exposureData, failForExposure, isEveryPort, ruleData, severitySteps } from './ingress.ts';
export type { Recipe, Recipes } from '../model/remedy.ts';
export type { RemedyEdit } from '../model/remedy-edits.ts';
export type { RemedyNote } from '../model/remedy-notes.ts';
export type { Check, Judge, Fix, Need, Subject, Verdict } from '../model/check.ts';
