import type { Facts } from '../../model/facts.ts';
import { absent, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';

/** Credentials of what a person can sign in as. A program has no password, whether or not its keys were read. */
export const consoleCredentials = defineFact({
  name: 'consoleCredentials',
  on: ['identity'],
  needs: { identity: ['credentials', 'trustedPrincipals'] },
  prepare: () => undefined,
  compute(identity): Reading<Facts['consoleCredentials']> {
    const credentials = facet(identity, 'credentials');
    if (credentials.state !== 'unread') return credentials;
    const principals = facet(identity, 'trustedPrincipals');
    const isProgram =
      principals.state === 'value' &&
      principals.value.length > 0 &&
      principals.value.every(({ type }) => type === 'service');
    return isProgram ? absent : credentials;
  },
});
