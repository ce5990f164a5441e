import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-function.ts';

export default defineCheck({
  id: 'public-function',
  name: 'Function can be invoked publicly without authentication',
  question: 'perimeter',
  resource: 'function',
  needs: ['publicAccess'],
  severity: 'high',
  weight: 5,
  title: 'Strangers cannot call our functions directly',
  failTitle: 'Functions that anybody can call',
  risk: 'Strangers use what the function may do, or run up the bill.',
  messages: {
    open: '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can call {name} without a log-in.',
  },
  remedy: {
    effort: 'S',
    action: 'Ask every caller of a function for a log-in.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['az.net.04'],
  evaluate({ publicAccess }, judge) {
    if (publicAccess === 'public') return judge.fail('open', { audience: 'internet' });
    return publicAccess === 'provider-customers' ? judge.fail('open', { audience: publicAccess }) : judge.pass();
  },
  fix: () => ({ facets: { publicAccess: 'blocked' } }),
});
