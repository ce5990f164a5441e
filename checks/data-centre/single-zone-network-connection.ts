import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-network-connection.ts';

export default defineCheck({
  id: 'single-zone-network-connection',
  aliases: ['single-zone-link'],
  name: 'VPC endpoint, attachment or firewall is in one availability zone',
  question: 'data-centre',
  resource: ['network-connection', 'firewall'],
  needs: ['placement'],
  severity: 'medium',
  weight: 3,
  title: 'What joins and guards our networks stands in more than one data centre',
  failTitle: 'Joints of our networks that stand in one data centre',
  risk: 'When that data centre fails, machines in the healthy ones lose what they reach through it.',
  messages: { one: '{name} stands in one data centre only ({zone}).' },
  remedy: {
    effort: 'S',
    action: 'Give it a place in a second data centre.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.25', 'aws.az.26', 'aws.az.29', 'aws.az.30', 'aws.coup.08', 'az.az.16', 'az.az.17'],
  evaluate({ placement, region }, judge) {
    if (placement === null) return judge.notApplicable('it has no availability zone of its own');
    if (placement.singleZoneRegion === true) return judge.notApplicable('its region has one availability zone');
    if (placement.spread !== 'single-zone') return judge.pass();
    return judge.fail('one', { zone: placement.locations[0]?.zone ?? region });
  },
  fix: ({ placement, region }) => ({
    facets: {
      placement: { spread: 'multi-zone', locations: [...(placement?.locations ?? []), { region, role: 'primary' }] },
    },
  }),
});
