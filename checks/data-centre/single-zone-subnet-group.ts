import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-subnet-group.ts';

export default defineCheck({
  id: 'single-zone-subnet-group',
  aliases: ['single-zone-room'],
  name: 'Database subnet group covers a single availability zone',
  question: 'data-centre',
  resource: 'database',
  needs: ['subnetZones'],
  severity: 'medium',
  weight: 1,
  title: 'Databases have a second data centre to move to',
  failTitle: 'Databases with nowhere to move',
  risk: 'When their data centre fails, they cannot even be started again in another one.',
  messages: { one: 'The network of {name} lies in one data centre only.' },
  remedy: {
    effort: 'S',
    action: 'Give databases a network in at least two data centres.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.03'],
  evaluate({ subnetZones }, judge) {
    if (subnetZones === null) return judge.notApplicable('the provider chooses among all availability zones');
    return subnetZones.zones < 2 ? judge.fail('one') : judge.pass();
  },
  fix: () => ({ facets: { subnetZones: { zones: 2 } } }),
});
