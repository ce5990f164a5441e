const WHY =
  '{why, select, denied {we were not allowed to list them} throttled {the provider slowed us down until we gave up} ' +
  'unsupported {the provider does not offer the list there} failed {no usable answer came} other {nobody asked}}';

/** ICU messages of unknown findings in English; translations are in `unread.json`. */
export const UNREAD_MESSAGES = {
  everywhere: `Every {kind} in the account: ${WHY}.`,
  list: `Every {kind} in {region}: ${WHY}.`,
  unanswered: 'Nobody has answered this yet.',
  undecided: 'What was read does not tell whether {name} keeps its recovery target.',
  need: '{need} of {name} could not be read.',
  broken: 'The check could not judge {name}.',
} as const;
