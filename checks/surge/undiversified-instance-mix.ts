import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/undiversified-instance-mix.ts';

export default defineCheck({
  id: 'undiversified-instance-mix',
  aliases: ['scarce-machine-supply'],
  name: 'Server group relies on spot capacity or one instance type',
  question: 'surge',
  resource: 'server-group',
  needs: ['instanceMix'],
  severity: 'medium',
  weight: 1,
  title: 'Groups of machines get machines on a day when they are scarce',
  failTitle: 'Groups of machines that may get no machines',
  risk: 'On a busy day for everybody the provider has none of that type left, or takes its spare ones back.',
  messages: {
    spotOnly: '{name} runs on spare machines only, which the provider may take back at any time.',
    singleType: '{name} takes machines of one type only.',
  },
  remedy: {
    effort: 'S',
    action: 'Let the group choose among several types, and keep some machines that stay.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP01'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.08'],
  evaluate({ instanceMix }, judge) {
    if (instanceMix === null) return judge.notApplicable('the provider chooses the instance types');
    if (!instanceMix.onDemandBase) return judge.fail('spotOnly');
    return instanceMix.instanceTypes === 'single' ? judge.partial(0.5, 'singleType') : judge.pass();
  },
  fix: () => ({ facets: { instanceMix: { instanceTypes: 'multiple', onDemandBase: true } } }),
});
