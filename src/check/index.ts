/** The authoring API: all that a check may import. */
export { z } from 'zod';
export { absent, value } from '../model/reading.ts';
export { judgeAnswer } from './answers.ts';
export { addedCopy, isLocked } from './backups.ts';
export { defineCheck } from './define-check.ts';
export { ADMIN_PORTS, DATA_PORTS, fromAnywhere, opensPort } from './ingress.ts';
export type { Check, Judge, Mend, Need, Subject, Verdict } from '../model/check.ts';
