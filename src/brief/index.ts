export { brief } from './brief.ts';
export { tellTrend, type ToldTrend } from './trend-words.ts';
export type * from './briefing.ts';
export { evidence } from './evidence.ts';
export { register } from './register.ts';
export type * from './evidence-pages.ts';
