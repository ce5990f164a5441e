/**
 * What a recipe asks the reader to write into a file, where that takes words: `{from}` is the file with the present state,
 * `{code}` what to put in. Translations are in `remedies.json`.
 */
export const REMEDY_EDITS = {
  'in-place-of': '{from} with {code} in the place of {old}',
  inside: '{from} with {code} in {place}',
  'each-container-with': '{from} without what only an answer has; each container with {code}',
  'task-secrets': '{from} without what only an answer has; with {code} in the place of environment',
  'alarm-with': '{from} without what only an answer has (ARN, state, dates), with {code}',
  'distribution-with': 'DistributionConfig of {from}, with {code}',
  'each-behavior-with': 'DistributionConfig of {from}, with {code} in each cache behavior',
  'each-origin-with': 'DistributionConfig of {from}, with {code} for each origin',
  'second-origin':
    'DistributionConfig of {from}, with a second origin, an origin group of both ({code}), and the cache behaviors pointing to the group',
  'rule-with': '{from} without each RuleId; the rule has, beside what it has, {code}',
  'daily-rule': '{from} without each RuleId; a daily rule has {code} or more days',
  'rule-to-other-region': '{from} and a rule with the bucket in the other region',
  'rule-to-locked-bucket': '{from} and a rule with the locked bucket of the other account, and {code}',
  'daily-schedule': '{from} with a daily schedule, and {code} of 35 days or more',
  'with-statement': '{from} with the statement {code}',
  'with-statement-or-first': '{from} with the statement {code}; as a first policy also {also}',
  'each-handler-with': '{from} with {code} in each handler',
  'secret-by-name': '{from} with the name of the secret in the place of its value; the code reads it with {code}',
  'without-secret': '{from} without the secret among {place}; the code reads it from Secret Manager',
  'principals-by-name': '{from} without {code}, with the accounts and roles by name',
  'principals-by-name-and-administrators':
    '{from} without {code}, with the accounts and roles by name, and with the statement of the administrators',
  'application-roles': '{from} without {code}, with the roles of the applications',
  'principals-of-document': 'the document of that policy without {code}, with the accounts and roles by name',
  'without-account': '{from} without the account',
  'partner-statement-with': '{from} with {code} in the statement of the partner',
  'service-statement-with': '{from} with {code} in the statement of the service',
  'service-and-administrators':
    '{from} with {code} in the statement of the service, and with the statement of the administrators',
  'stack-with-server': 'the template of the stack, with a resource Server of type {code} as it is, and {also}',
  'each-target-with': '{from}, each target with {code}',
  'each-task-with': '{from}, each Task with {code}',
  'administrators-and': 'the administrators of the account, and {code} with {also}',
  'mixed-types': '{from} without each LaunchTemplateName, with several Overrides and {code} of 1 or more',
  'automatic-scaling': '{from} with {code} and its limits in the place of {old}',
  'generated-template': 'the generated template ({code})',
} as const;
export type RemedyEditText = keyof typeof REMEDY_EDITS;

/** A file that the reader writes: as `text`, or in words. */
export type RemedyEdit =
  | string
  | {
      readonly file: string;
      readonly say: RemedyEditText;
      readonly from?: string;
      readonly code?: string;
      readonly also?: string;
      readonly old?: string;
      readonly place?: string;
    };
