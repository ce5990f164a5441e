import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-managed-service.ts';

export default defineCheck({
  id: 'single-zone-managed-service',
  aliases: ['single-zone-service'],
  name: 'Managed service runs in a single availability zone',
  question: 'data-centre',
  resource: 'managed-service',
  needs: ['state', 'placement', 'eligibleZones'],
  severity: 'medium',
  weight: 3,
  title: 'Services beside our programs run in more than one data centre',
  failTitle: 'Services in one data centre',
  risk: 'When that data centre fails, the programs that rely on the service stop with it.',
  messages: { one: '{name} runs in one data centre only ({zone}).' },
  remedy: {
    effort: 'M',
    action: 'Run the service in two data centres, or plan how to do without it.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: [
    'aws.az.04',
    'aws.az.15',
    'aws.az.37',
    'aws.az.38',
    'aws.az.39',
    'aws.az.40',
    'aws.az.41',
    'aws.az.42',
    'aws.az.43',
    'az.az.24',
  ],
  evaluate({ state, placement, eligibleZones, region }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    if (eligibleZones !== null) {
      const [zone, ...others] = eligibleZones;
      if (zone === undefined) return judge.notApplicable('it is attached to no subnet');
      return others.length > 0 ? judge.pass() : judge.fail('one', { zone });
    }
    if (placement === null) return judge.notApplicable('its availability zones cannot be chosen');
    if (placement.singleZoneRegion === true) return judge.notApplicable('its region has one availability zone');
    return placement.spread === 'single-zone'
      ? judge.fail('one', { zone: placement.locations[0]?.zone ?? region })
      : judge.pass();
  },
});
