import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/broad-guest-permissions.ts';

export default defineCheck({
  id: 'broad-guest-permissions',
  name: 'Guests of an identity pool get a role with broad permissions',
  question: 'perimeter',
  resource: 'identity',
  needs: ['guestAccess', 'unscopedActions', 'privilegeLevel'],
  severity: 'high',
  weight: 5,
  adjust: identity => (identity.guestAccess === 'unlimited' && identity.privilegeLevel !== 'limited' ? 1 : 0),
  title: 'Visitors who are not logged in can do little',
  failTitle: 'Rights that visitors get without logging in',
  risk: 'Anybody who opens our app has these rights: he reads, changes or deletes our data, or runs up the bill.',
  messages: {
    everything: 'Visitors who are not logged in act as {name}, which can get every right in the account.',
    broad: 'Visitors who are not logged in act as {name}, with rights to all resources of a kind: {actions}.',
  },
  remedy: {
    effort: 'M',
    action: 'Take away from visitors every right but the few that the app needs.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    iso_27001_2022: ['A.8.2'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['7.2.2'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.13'],
  evaluate({ guestAccess, unscopedActions, privilegeLevel }, judge) {
    if (guestAccess === null || guestAccess === 'none') return judge.notApplicable('no visitor can act as it');
    if (guestAccess === 'unlimited' && privilegeLevel !== 'limited') return judge.fail('everything');
    const actions = unscopedActions ?? [];
    return actions.length === 0 ? judge.pass() : judge.fail('broad', { actions: actions.slice(0, 5).join(', ') });
  },
  fix: () => ({ facets: { unscopedActions: [], privilegeLevel: 'limited' } }),
});
