import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/cross-region-database-access.ts';

export default defineCheck({
  id: 'cross-region-database-access',
  aliases: ['database-asked-from-afar'],
  name: 'Database is accessed by clients in another region',
  question: 'coupling',
  resource: 'database',
  needs: ['crossRegionClients'],
  severity: 'low',
  weight: 1,
  title: 'Databases are asked by programs of their own region',
  failTitle: 'Databases that programs of another region ask',
  risk: 'Every question travels between regions, and a fault in either of them stops both.',
  messages: { crossRegion: '{name} in {region} lets in programs that run in {others}.' },
  remedy: {
    effort: 'M',
    action: 'Give the other region a copy of the database that its programs can read.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP03'], nist_csf_2: ['PR.IR-03'] },
  rows: ['aws.coup.08'],
  evaluate({ crossRegionClients, region }, judge) {
    if (crossRegionClients === null) return judge.notApplicable('it has no network interface');
    return crossRegionClients.length > 0
      ? judge.fail('crossRegion', { region, others: crossRegionClients.join(', ') })
      : judge.pass();
  },
});
