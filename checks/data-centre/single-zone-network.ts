import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-network.ts';

export default defineCheck({
  id: 'single-zone-network',
  name: 'All resources of a network are in one availability zone',
  question: 'data-centre',
  resource: 'network',
  needs: ['networkInUse', 'networkZones'],
  severity: 'medium',
  weight: 3,
  title: 'Networks are used in more than one data centre',
  failTitle: 'Networks with everything in one data centre',
  risk: 'When that data centre fails, nothing on this network is left that could take over.',
  messages: { one: 'Everything that is wired to {name} is in one data centre ({zone}).' },
  remedy: {
    effort: 'M',
    action: 'Run what the business needs in a second data centre too.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.24'],
  evaluate({ networkInUse, networkZones }, judge) {
    const [zone, ...others] = networkZones ?? [];
    if (networkInUse !== true || zone === undefined)
      return judge.notApplicable('no network interface is attached to it');
    return others.length > 0 ? judge.pass() : judge.fail('one', { zone });
  },
});
