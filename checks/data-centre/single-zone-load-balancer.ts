import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-load-balancer.ts';

export default defineCheck({
  id: 'single-zone-load-balancer',
  aliases: ['single-zone-entry-point'],
  name: 'Load balancer or API gateway runs in a single availability zone',
  question: 'data-centre',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['placement'],
  severity: 'high',
  weight: 10,
  caps: true,
  title: 'Entry points stand in more than one data centre',
  failTitle: 'Entry points in one data centre',
  risk: 'When that data centre fails, customers find the door shut even where the machines behind it still run.',
  messages: { one: '{name} takes in customers in one data centre only ({zone}).' },
  remedy: {
    effort: 'S',
    action: 'Add a second data centre to the entry point.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.20', 'aws.az.21', 'az.az.14', 'az.az.15', 'az.az.13', 'az.az.19'],
  evaluate(balancer, judge) {
    if (balancer.placement === null) return judge.notApplicable('it has no location of its own');
    if (balancer.placement.singleZoneRegion === true)
      return judge.notApplicable('its region has one availability zone');
    if (balancer.placement.spread !== 'single-zone') return judge.pass();
    return judge.fail('one', { zone: balancer.placement.locations[0]?.zone ?? balancer.region });
  },
  fix: balancer => ({
    facets: {
      placement: {
        spread: 'multi-zone',
        locations: [...(balancer.placement?.locations ?? []), { region: balancer.region, role: 'primary' }],
      },
    },
  }),
});
