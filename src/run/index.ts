/** What the command line, a server or a worker calls. */
export { MAX_EXCEPTION_MONTHS } from '../assess/exceptions.ts';
export { identifyAws, knownAwsProfiles, probeAws, type AwsRequest, type ProbeLine } from '../collect/index.ts';
export { rendererFor } from '../render/renderers.ts';
export { summarize } from '../render/summary.ts';
export { runAssess, type AssessResult } from './assess.ts';
export { collectInventory } from './collect.ts';
export { compareFiles } from './compare.ts';
export { describeBrowser } from './describe-browser.ts';
export { awsPolicyDocument } from './policy.ts';
export { renderAssessment, STANDARD_OUTPUT } from './render.ts';
export { interviewPlan, type InterviewItem } from './interview-plan.ts';
