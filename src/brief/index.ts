export { brief } from './brief.ts';
export type * from './briefing.ts';
export type * from './evidence/evidence-pages.ts';
