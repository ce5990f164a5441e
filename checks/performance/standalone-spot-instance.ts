import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/standalone-spot-instance.ts';

export default defineCheck({
  id: 'standalone-spot-instance',
  aliases: ['fleeting-machine'],
  name: 'Spot or ephemeral-disk server has no group that replaces it',
  question: 'performance',
  resource: 'server',
  needs: ['state', 'instanceLifecycle', 'replacementGroup'],
  severity: 'low',
  weight: 1,
  title: 'No lone machine is lent or loses its disk when it stops',
  failTitle: 'Lone machines that may vanish with what is on them',
  risk: 'The machine vanishes without a fault of ours, and what was only on it is gone.',
  messages: {
    spot: 'The provider may take {name} back within minutes, and no group starts another one.',
    ephemeralDisk: 'The disk of {name} is lost as soon as it stops, and no group starts another one.',
  },
  remedy: {
    effort: 'M',
    action: 'Keep data elsewhere, and let a group start the machine again.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF02'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.09', 'az.perf.05', 'gcp.scale.04'],
  evaluate({ state, instanceLifecycle, replacementGroup }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    if (replacementGroup !== null) return judge.notApplicable('a group replaces it');
    return instanceLifecycle === 'spot' || instanceLifecycle === 'ephemeral-disk'
      ? judge.fail(instanceLifecycle === 'spot' ? 'spot' : 'ephemeralDisk')
      : judge.pass();
  },
  fix: () => ({ facets: { instanceLifecycle: 'on-demand' } }),
});
