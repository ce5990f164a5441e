import { value } from '../../model/reading.ts';
import { defineFact } from '../define-fact.ts';

const RECORD = /tf-?state|(terraform|tofu|pulumi)[-_.]?(remote[-_.]?)?(state|backend)/i;

/** Whether a bucket keeps what scripts know of what they made. Nobody may look into it: its name is all that there is to go by. */
export const terraformStateBucket = defineFact({
  name: 'terraformStateBucket',
  on: ['bucket'],
  needs: {},
  prepare: () => undefined,
  compute: ({ name }) => value(RECORD.test(name)),
});
