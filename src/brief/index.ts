export { brief } from './brief.ts';
export type * from './views.ts';
