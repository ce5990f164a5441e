/** TLP 2.0 labels (FIRST), the most restrictive first. */
export const TLP_MARKS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

/** Of a briefing whose configuration names none. */
export const DEFAULT_TLP = 'TLP:AMBER+STRICT' satisfies (typeof TLP_MARKS)[number];
