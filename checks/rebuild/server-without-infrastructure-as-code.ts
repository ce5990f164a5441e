import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/server-without-infrastructure-as-code.ts';

export default defineCheck({
  id: 'server-without-infrastructure-as-code',
  aliases: ['unscripted-server'],
  name: 'Standalone server shows no sign of infrastructure as code',
  question: 'rebuild',
  resource: 'server',
  needs: ['replacementGroup', 'infrastructureAsCode'],
  severity: 'medium',
  weight: 5,
  title: 'Machines can be built again by a script',
  failTitle: 'Machines without a sign of a script',
  risk: 'Nobody can tell whether a machine that was built by hand could be built the same way again.',
  messages: { none: 'We found no sign that a script made {name}, and no group makes it again.' },
  remedy: {
    effort: 'M',
    action: 'Describe the machine as a script, and build it once from that.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL08-BP04'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC8.1'],
  },
  rows: ['aws.iac.02', 'aws.iac.07', 'az.iac.02', 'gcp.iac.01'],
  evaluate(server, judge) {
    if (server.replacementGroup !== null) return judge.notApplicable('its group replaces it and is judged itself');
    return server.infrastructureAsCode === null ? judge.fail('none') : judge.pass();
  },
  fix: () => ({ facets: { infrastructureAsCode: { tool: 'script', evidence: 'remedy' } } }),
});
