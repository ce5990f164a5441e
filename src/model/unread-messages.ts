import type { Finding } from './finding.ts';
import type { Kind } from './kinds.ts';

const WHY =
  '{why, select, denied {we were not allowed to list them} throttled {the provider slowed us down until we gave up} ' +
  'unsupported {the provider does not offer the list there} failed {the provider did not answer} other {nobody asked}}';

/** What is said of what could not be judged, as ICU messages of plain English; translations are in `unseen.json`. */
export const UNREAD_MESSAGES = {
  everywhere: `Every {kind} in the account: ${WHY}.`,
  list: `Every {kind} in {region}: ${WHY}.`,
  unanswered: 'Nobody has answered this yet.',
  need: '{need} of {name} could not be read.',
  broken: 'The check could not judge {name}.',
} as const;

/** What stands for everything that a list would have named. */
export const listName = (kind: Kind): string => `all of kind ${kind}`;

/** Whether a finding speaks of a whole list that was not answered, instead of one resource. */
export const isWholeList = ({ name, kind, type }: Pick<Finding['resource'], 'name' | 'kind' | 'type'>): boolean =>
  type === '' && name === listName(kind);
