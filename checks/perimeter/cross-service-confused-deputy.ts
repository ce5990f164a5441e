import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/cross-service-confused-deputy.ts';

export default defineCheck({
  id: 'cross-service-confused-deputy',
  name: 'Policy lets a service of the provider act for any account (confused deputy)',
  question: 'perimeter',
  resource: ['bucket', 'messaging', 'key', 'function'],
  needs: ['servicesForAnyCustomer'],
  severity: 'medium',
  weight: 1,
  title: 'Services of the provider reach our things for us alone',
  failTitle: 'Things that strangers can reach through a service of the provider',
  risk: 'A stranger sets up the same service in an account of his own, and it writes to, reads or starts what is ours.',
  messages: { services: 'A service of the provider may use {name} for any of its customers: {services}.' },
  remedy: {
    effort: 'S',
    action: 'Name in the policy the account for which the service may act.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.5.15'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.net.18'],
  evaluate({ servicesForAnyCustomer }, judge) {
    if (servicesForAnyCustomer === null) return judge.notApplicable('no service acts on it for other customers');
    return servicesForAnyCustomer.length === 0
      ? judge.pass()
      : judge.fail('services', { services: servicesForAnyCustomer.slice(0, 5).join(', ') });
  },
  fix: () => ({ facets: { servicesForAnyCustomer: [] } }),
});
