/** The authoring API: all that a check may import. */
export { z } from 'zod';
export { defineCheck } from './define-check.ts';
export { ADMIN_PORTS, DATA_PORTS, fromAnywhere, opensPort } from './openings.ts';
export type { Check, Judge, Mend, Need, Subject, Verdict } from '../model/check.ts';
