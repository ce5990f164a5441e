import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-server-group.ts';

export default defineCheck({
  id: 'single-zone-server-group',
  name: 'Auto Scaling group or scale set covers a single availability zone',
  question: 'data-centre',
  resource: 'server-group',
  needs: ['placement', 'scaling'],
  severity: 'high',
  weight: 5,
  title: 'Groups of machines span more than one data centre',
  failTitle: 'Groups of machines in one data centre',
  risk: 'When that data centre fails, the group loses all its machines and starts none elsewhere.',
  messages: { one: '{name} may start machines in one data centre only.' },
  remedy: {
    effort: 'S',
    action: 'Let the group start machines in two data centres.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: [
    'aws.az.18',
    'aws.az.32',
    'aws.az.35',
    'az.az.02',
    'az.az.04',
    'az.az.05',
    'az.az.20',
    'gcp.az.02',
    'gcp.az.04',
  ],
  evaluate(group, judge) {
    if (group.placement === null || group.scaling?.max === 0) return judge.notApplicable('it is not running');
    if (group.placement.singleZoneRegion === true) return judge.notApplicable('its region has one availability zone');
    return group.placement.spread === 'single-zone' ? judge.fail('one') : judge.pass();
  },
  fix: group => ({
    facets: {
      placement: {
        spread: 'multi-zone',
        locations: [...(group.placement?.locations ?? []), { region: group.region, role: 'primary' }],
      },
    },
  }),
});
