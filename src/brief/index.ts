export { brief } from './brief.ts';
export { tellTrend, type ToldTrend } from './trend-words.ts';
export type * from './briefing.ts';
