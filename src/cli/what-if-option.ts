import { CloudbriefError } from '../model/errors.ts';
import type { AssessFlags } from './flags.ts';

/** Formats that a pipeline reads as the state of the accounts; none can say that it is supposed. */
const STATE_ONLY = [
  'sarif',
  'junit',
  'csv',
  'ocsf',
  'asff',
  'gitlab-code-quality',
  'gitlab-sast',
  'oscal',
  'register-csv',
  'register-json',
];

/** What a supposition cannot be combined with: whatever would take it for the truth. */
export function rejectTruths({ whatIf, format = [], ...flags }: AssessFlags): void {
  if (whatIf === undefined) return;
  const gates = (['failOn', 'failOnUnknown', 'requireConfidence', 'newOnly', 'allFindings', 'baseline'] as const)
    .filter(name => flags[name] !== undefined && flags[name] !== false)
    .map(name => `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`);
  const formats = format.filter(one => STATE_ONLY.includes(one)).map(one => `--format ${one}`);
  const [first] = [...gates, ...formats];
  if (first === undefined) return;
  throw new CloudbriefError(
    'CB_USAGE',
    `--what-if and ${first} exclude each other: what is supposed is no state of the accounts.`,
    'Leave one of the two out.',
  );
}
