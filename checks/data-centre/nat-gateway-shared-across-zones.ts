import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/nat-gateway-shared-across-zones.ts';

export default defineCheck({
  id: 'nat-gateway-shared-across-zones',
  aliases: ['single-zone-way-out'],
  name: 'NAT gateway serves private subnets of other availability zones',
  question: 'data-centre',
  resource: 'gateway',
  needs: ['placement', 'crossZoneNatClients'],
  severity: 'medium',
  weight: 3,
  title: 'Each data centre has its own way out to the internet',
  failTitle: 'Ways out that several data centres share',
  risk: 'When the data centre of the way out fails, machines in the healthy ones lose their connections too.',
  messages: {
    shared: '{name} stands in {zone}, and {count} other data centres leave through it.',
    one: '{name} stands in {zone}, and another data centre leaves through it.',
  },
  remedy: {
    effort: 'S',
    action: 'Give each data centre its own way out.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'] },
  rows: ['aws.az.23', 'az.az.18'],
  evaluate(gateway, judge) {
    if (gateway.placement?.spread !== 'single-zone') return judge.pass();
    const count = gateway.crossZoneNatClients?.length ?? 0;
    if (count === 0) return judge.pass();
    const zone = gateway.placement.locations[0]?.zone ?? gateway.region;
    return count === 1 ? judge.fail('one', { zone }) : judge.fail('shared', { zone, count });
  },
  fix: gateway => ({
    facets: { placement: { spread: 'regional', locations: [{ region: gateway.region, role: 'primary' }] } },
  }),
});
