import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-endpoint-without-ddos-protection.ts';

export default defineCheck({
  id: 'public-endpoint-without-ddos-protection',
  aliases: ['unshielded-entry-point'],
  name: 'Public endpoint is outside paid DDoS protection',
  question: 'perimeter',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['reachableFromInternet', 'ddosProtectionStatus'],
  severity: 'medium',
  weight: 1,
  title: 'The defence against floods that we pay for knows every entry point',
  failTitle: 'Entry points that our defence against floods does not know',
  risk: 'A flood of traffic takes the site down while a defence that is paid for looks elsewhere.',
  messages: {
    unprotected: '{name} is not among what the paid defence against floods defends.',
    noContacts: '{name} is defended against floods, and the defenders have nobody to call.',
  },
  remedy: {
    effort: 'S',
    action: 'Name every public entry point, and somebody to call, to the defence against floods.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC05-BP02'], iso_27001_2022: ['A.8.20'], mcsb_v1: ['NS-5'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.07', 'az.net.08'],
  evaluate({ reachableFromInternet, ddosProtectionStatus }, judge) {
    if ((reachableFromInternet?.allowedIngress ?? []).length === 0)
      return judge.notApplicable('it is not reachable from the internet');
    if (ddosProtectionStatus === 'basic')
      return judge.notApplicable('the account has the basic protection of the provider');
    if (ddosProtectionStatus === 'unprotected') return judge.fail('unprotected');
    return ddosProtectionStatus === 'no-contacts' ? judge.partial(0.5, 'noContacts') : judge.pass();
  },
});
