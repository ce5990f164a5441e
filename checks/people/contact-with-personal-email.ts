import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/contact-with-personal-email.ts';

export default defineCheck({
  id: 'contact-with-personal-email',
  aliases: ['private-contact'],
  name: 'Account contact uses a personal email address',
  question: 'people',
  resource: 'account',
  needs: ['contacts'],
  severity: 'medium',
  weight: 3,
  title: 'The provider writes to the company, not to a private mailbox',
  failTitle: 'Accounts for which the provider writes to a private mailbox',
  risk: 'When that person leaves, warnings and the way back into the account leave too.',
  messages: {
    private:
      'The provider writes to a private mailbox about {role, select, billing {the bills} operations {the operation} security {the security} other {more than one matter}} of {name}.',
  },
  remedy: {
    effort: 'S',
    action: 'Give the provider shared mailboxes of the company.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS03'], iso_27001_2022: ['A.5.2', 'A.6.5'], nist_csf_2: ['GV.RR-02'] },
  rows: ['aws.iam.10', 'own.people.05'],
  evaluate({ contacts }, judge) {
    if (contacts === null || contacts.length === 0) return judge.notApplicable('it has no alternate contacts');
    const roles = contacts.filter(contact => contact.personalEmail).map(({ role }) => role);
    return roles.length === 0
      ? judge.pass()
      : judge.fail('private', { role: roles.length === 1 ? (roles[0] ?? '') : 'several' });
  },
  fix: ({ contacts }) => ({
    facets: { contacts: (contacts ?? []).map(({ role }) => ({ role, personalEmail: false })) },
  }),
});
