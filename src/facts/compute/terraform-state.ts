import { value } from '../../model/reading.ts';
import { defineFact } from '../define-fact.ts';

const STATE_NAME = /tf-?state|(terraform|tofu|pulumi)[-_.]?(remote[-_.]?)?(state|backend)/i;

/** Whether a bucket holds Terraform, OpenTofu or Pulumi state, by its name: objects are never read. */
export const terraformStateBucket = defineFact({
  name: 'terraformStateBucket',
  on: ['bucket'],
  needs: {},
  prepare: () => undefined,
  compute: ({ name }) => value(STATE_NAME.test(name)),
});
