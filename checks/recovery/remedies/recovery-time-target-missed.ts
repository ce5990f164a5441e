import type { Recipes } from 'cloudbrief/check';

// What to change depends on what decides: `cloudbrief simulate --workload NAME` names it.
export default {} satisfies Recipes;
