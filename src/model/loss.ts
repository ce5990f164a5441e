/** Loss scenarios with frequency and magnitude: S1 to S12 of the risk model. */
export const LOSSES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12'] as const;
export type Loss = (typeof LOSSES)[number];
