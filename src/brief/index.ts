export { brief } from './brief.ts';
export type * from './briefing.ts';
