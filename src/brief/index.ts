export { brief } from './brief.ts';
export { portfolio } from './portfolio.ts';
export { withEffect } from './pages/what-if-effect.ts';
export type * from './heat-views.ts';
export type * from './portfolio-views.ts';
export type * from './views.ts';
export type * from './picture-views.ts';
export type * from './survival-views.ts';
export type * from './workbook-views.ts';
