import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/exposed-server-with-workload-identity.ts';

export default defineCheck({
  id: 'exposed-server-with-workload-identity',
  aliases: ['exposed-server-with-rights'],
  name: 'Internet-facing server has an instance role or managed identity',
  question: 'perimeter',
  resource: 'server',
  needs: ['state', 'workloadIdentity', 'reachableFromInternet'],
  severity: 'medium',
  weight: 3,
  title: 'Machines that the internet reaches have no rights in the account',
  failTitle: 'Machines that the internet reaches, with rights in the account',
  risk: 'Whoever breaks into the machine also has whatever the machine may do in the account.',
  messages: { both: '{name} can be reached from the internet and acts in the account as {role}.' },
  remedy: {
    effort: 'M',
    action: 'Put an entry point in front of the machine, or take its rights away.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01', 'SEC06-BP02'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.AA-05', 'PR.IR-01'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['aws.net.09', 'gcp.net.02'],
  evaluate({ state, workloadIdentity, reachableFromInternet }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    if ((reachableFromInternet?.allowedIngress ?? []).length === 0)
      return judge.notApplicable('it is not reachable from the internet');
    if (workloadIdentity === null) return judge.pass();
    return judge.fail('both', { role: workloadIdentity });
  },
  fix: () => ({ facets: { workloadIdentity: null } }),
});
