import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/api-without-authentication.ts';

export default defineCheck({
  id: 'api-without-authentication',
  name: 'Public API has methods or routes without authentication',
  question: 'perimeter',
  resource: 'api-gateway',
  needs: ['publicAccess', 'apiAuthentication'],
  severity: 'medium',
  weight: 3,
  title: 'Interfaces that face the internet ask who is calling',
  failTitle: 'Interfaces that answer anyone without asking who it is',
  risk: 'Unless that is meant for the public, a stranger reads the answers, uses what is behind and runs up the bill.',
  messages: {
    all: '{name} answers anyone without asking who it is.',
    some: '{name} answers anyone without asking who it is, on {anonymous, number} of {operations, number} sorts of request.',
  },
  remedy: {
    effort: 'M',
    action: 'Ask every caller for a log-in, or accept that the public may call.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['aws.net.11'],
  evaluate({ publicAccess, apiAuthentication }, judge) {
    if (publicAccess !== 'public' || apiAuthentication === null)
      return judge.notApplicable('it is no API that everybody reaches');
    const { operations, anonymous } = apiAuthentication;
    if (anonymous === 0) return judge.pass();
    const share = (operations - anonymous) / operations;
    return share > 0 ? judge.partial(share, 'some', { anonymous, operations }) : judge.fail('all');
  },
  fix: ({ apiAuthentication }) => ({
    facets: { apiAuthentication: { operations: apiAuthentication?.operations ?? 0, anonymous: 0, names: [] } },
  }),
});
