import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/accelerated-networking-disabled.ts';

export default defineCheck({
  id: 'accelerated-networking-disabled',
  aliases: ['long-network-path'],
  name: 'Accelerated networking is off though the VM size supports it',
  question: 'performance',
  resource: 'server',
  needs: ['state', 'acceleratedNetworkingUse'],
  severity: 'low',
  weight: 1,
  title: 'Machines take the short way to the network',
  failTitle: 'Machines that take the long way to the network',
  risk: 'Answers take longer and less evenly than they must, for a setting that costs nothing.',
  messages: { disabled: '{name} sends everything through the software of its host, and could go past it.' },
  remedy: {
    effort: 'S',
    action: 'Switch on the short way to the network at the next quiet hour.',
    ...recipes,
  },
  controls: { iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'] },
  rows: ['az.perf.03'],
  evaluate({ state, acceleratedNetworkingUse }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    if (acceleratedNetworkingUse === null) return judge.notApplicable('its type offers no choice');
    return acceleratedNetworkingUse === 'enabled' ? judge.pass() : judge.fail('disabled');
  },
});
