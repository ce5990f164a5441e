import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/resource-without-infrastructure-as-code.ts';

export default defineCheck({
  id: 'resource-without-infrastructure-as-code',
  aliases: ['unscripted-resource'],
  name: 'Resource shows no sign of infrastructure as code',
  question: 'rebuild',
  resource: [
    'server-group',
    'database',
    'load-balancer',
    'bucket',
    'warehouse',
    'search',
    'cache',
    'file-share',
    'function',
    'app',
    'kubernetes-cluster',
  ],
  needs: ['infrastructureAsCode'],
  severity: 'medium',
  weight: 5,
  title: 'What we run is described by scripts',
  failTitle: 'Parts without a sign of a script',
  risk: 'What was built by hand has to be remembered and built by hand again after a disaster.',
  messages: { none: 'We found no sign that a script made {name}.' },
  remedy: {
    effort: 'M',
    action: 'Describe the crown jewels as scripts first.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL08-BP05'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9', 'A.8.32'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC8.1'],
  },
  rows: ['aws.iac.01', 'aws.iac.02', 'az.iac.02', 'gcp.iac.01'],
  evaluate: (resource, judge) => (resource.infrastructureAsCode === null ? judge.fail('none') : judge.pass()),
  fix: () => ({ facets: { infrastructureAsCode: { tool: 'script', evidence: 'remedy' } } }),
});
