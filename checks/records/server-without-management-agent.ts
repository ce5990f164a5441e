import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/server-without-management-agent.ts';

export default defineCheck({
  id: 'server-without-management-agent',
  aliases: ['mute-machine'],
  name: 'Server has no management or monitoring agent',
  question: 'records',
  resource: 'server',
  needs: ['state', 'managementAgent'],
  severity: 'low',
  weight: 1,
  title: 'Machines can be asked what happened on them',
  failTitle: 'Machines that nobody can ask what happened on them',
  risk: 'After a break-in the machine itself is the best witness, and there is no way to question it.',
  messages: {
    noAgent: 'No agent answers on {name}.',
  },
  remedy: {
    effort: 'S',
    action: 'Install the agent of the provider on every machine.',
    ...recipes,
  },
  controls: {
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
  },
  rows: ['aws.log.12', 'az.log.08', 'gcp.log.07'],
  evaluate({ state, managementAgent }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    return managementAgent === true ? judge.pass() : judge.fail('noAgent');
  },
});
