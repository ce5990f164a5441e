import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'unscripted-resource',
  question: 'rebuild',
  resource: ['server-group', 'database', 'load-balancer', 'bucket', 'warehouse', 'search', 'cache', 'file-share'],
  needs: ['management'],
  severity: 'medium',
  weight: 5,
  title: 'What we run is described by scripts',
  failTitle: 'Parts without a sign of a script',
  risk: 'What was built by hand has to be remembered and built by hand again after a disaster.',
  messages: { none: 'We found no sign that a script made {name}.' },
  remedy: {
    effort: 'M',
    action: 'Describe the crown jewels as scripts first.',
    aws: 'aws cloudformation create-change-set --change-set-type IMPORT …, or terraform import',
    azure: 'az bicep decompile, or aztfexport',
    gcp: 'gcloud beta resource-config bulk-export --resource-format=terraform',
  },
  controls: {
    aws_wa: ['REL08-BP05'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9', 'A.8.32'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC8.1'],
  },
  rows: ['aws.iac.01', 'aws.iac.02', 'az.iac.02'],
  evaluate: (resource, judge) => (resource.management === null ? judge.fail('none') : judge.pass()),
  mend: () => ({ facets: { management: { tool: 'script', evidence: 'remedy' } } }),
});
