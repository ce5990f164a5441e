import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-contacts.ts';

export default defineCheck({
  id: 'missing-contacts',
  name: 'Security, operations or billing contact is not registered',
  question: 'support',
  resource: 'account',
  needs: ['contacts', 'supportedContactTypes'],
  severity: 'medium',
  weight: 3,
  title: 'The provider knows whom to call',
  failTitle: 'Accounts for which the provider knows one address only',
  risk: 'A warning of a break-in or of a closure goes to one mailbox, and may wait there unread.',
  messages: {
    none: 'The provider knows nobody but the owner of {name}.',
    some: 'The provider knows nobody to call about {role, select, billing {the bills} operations {the operation} security {the security} other {more than one matter}} of {name}.',
  },
  remedy: {
    effort: 'S',
    action: 'Name a shared mailbox and a telephone for security, operations and bills.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC10-BP01'],
    cis_aws_v5: ['1.2'],
    cis_azure_v6: ['8.1.13'],
    cis_controls_v81: ['17.2'],
    iso_27001_2022: ['A.5.24'],
    nist_csf_2: ['RS.CO-02'],
  },
  rows: ['aws.iam.10', 'az.net.10', 'gcp.log.08'],
  evaluate({ contacts, supportedContactTypes }, judge) {
    const roles = supportedContactTypes ?? [];
    if (roles.length === 0) return judge.notApplicable('the provider has no alternate contacts');
    const known = new Set((contacts ?? []).map(({ role }) => role));
    if (known.size === 0) return judge.fail('none');
    const missing = roles.filter(role => !known.has(role));
    if (missing.length === 0) return judge.pass();
    return judge.partial(known.size / (roles.length + 1), 'some', {
      role: missing.length === 1 ? (missing[0] ?? '') : 'several',
    });
  },
  fix: ({ contacts, supportedContactTypes }) => ({
    facets: {
      contacts: (supportedContactTypes ?? []).map(
        role => contacts?.find(contact => contact.role === role) ?? { role, personalEmail: false },
      ),
    },
  }),
});
