import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-search.ts';

export default defineCheck({
  id: 'public-search',
  name: 'Search domain is publicly accessible without authentication',
  question: 'perimeter',
  resource: 'search',
  needs: ['publicAccess'],
  severity: 'critical',
  weight: 5,
  title: 'Strangers cannot search our data',
  failTitle: 'Search services that are open to strangers',
  risk: 'Whoever finds the address can copy, change or delete all that is indexed there.',
  messages: { open: 'Anybody on the internet can read and change {name} without a log-in.' },
  remedy: {
    effort: 'S',
    action: 'Let only your own applications call the search service.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['aws.net.04'],
  evaluate: (search, judge) => (search.publicAccess === 'public' ? judge.fail('open') : judge.pass()),
  fix: () => ({ facets: { publicAccess: 'blocked' } }),
});
