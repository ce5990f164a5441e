/** How much a resource matters to the business, and its weight in the score (risk model 1.2). */
export const CRITICALITY_WEIGHT = { 'crown-jewel': 10, production: 3, test: 1 } as const;
export type Criticality = keyof typeof CRITICALITY_WEIGHT;
export const CRITICALITIES = Object.keys(CRITICALITY_WEIGHT) as Criticality[];
