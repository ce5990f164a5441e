import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-bucket.ts';

export default defineCheck({
  id: 'single-zone-bucket',
  name: 'Bucket stores objects in a single availability zone',
  question: 'data-centre',
  resource: 'bucket',
  needs: ['placement', 'singleZoneTransition'],
  severity: 'medium',
  weight: 3,
  title: 'Files are kept in more than one data centre',
  failTitle: 'Storage areas with files in one data centre',
  risk: 'When that data centre burns, the files that lie only there are gone for good.',
  messages: {
    one: '{name} lies in one data centre only ({zone}).',
    lifecycle: '{name} moves older files to where one data centre alone holds them.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep files in a class of storage that several data centres hold.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.34', 'az.az.12'],
  evaluate({ placement, singleZoneTransition, region }, judge) {
    if (placement?.singleZoneRegion === true) return judge.notApplicable('its region has one availability zone');
    if (placement?.spread === 'single-zone') return judge.fail('one', { zone: placement.locations[0]?.zone ?? region });
    return singleZoneTransition === true ? judge.fail('lifecycle') : judge.pass();
  },
  fix: ({ region }) => ({
    facets: {
      placement: { spread: 'multi-zone', locations: [{ region, role: 'primary' }] },
      singleZoneTransition: false,
    },
  }),
});
