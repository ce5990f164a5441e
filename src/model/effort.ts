/** How much work a remedy is, from the least; `PARAMETERS.effort` has the days of each. `XS`: a setting, with nothing to build or to try out. */
export const EFFORTS = ['XS', 'S', 'M', 'L'] as const;
export type Effort = (typeof EFFORTS)[number];
