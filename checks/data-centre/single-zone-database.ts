import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-database.ts';

export default defineCheck({
  id: 'single-zone-database',
  name: 'Database or cache runs in a single availability zone',
  question: 'data-centre',
  resource: ['database', 'cache'],
  needs: ['placement'],
  severity: 'high',
  weight: 10,
  caps: true,
  adjust: ({ placement }) => (placement?.failover === 'manual' ? -1 : 0),
  title: 'Databases run in more than one data centre',
  failTitle: 'Databases that live in one data centre',
  risk: 'When that data centre fails, the database is down until it is back or restored elsewhere.',
  messages: {
    one: '{name} runs in one data centre only ({zone}).',
    manualFailover:
      '{name} has a second place, but stands still with its data centre in {region} until a person switches over.',
  },
  remedy: {
    effort: 'S',
    action: 'Run each database in two data centres.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    cis_aws_v5: ['2.2.4'],
    iso_27001_2022: ['A.8.14'],
    nis2_cir: ['4.2.4'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: [
    'aws.az.01',
    'aws.az.02',
    'aws.az.05',
    'aws.az.06',
    'aws.az.07',
    'aws.az.08',
    'aws.az.09',
    'aws.az.14',
    'az.az.06',
    'az.az.07',
    'az.az.08',
    'az.az.09',
    'az.az.10',
    'az.az.11',
    'gcp.az.05',
    'gcp.az.06',
    'gcp.az.08',
    'gcp.az.10',
    'gcp.az.11',
    'gcp.perf.05',
  ],
  evaluate(database, judge) {
    const places = database.placement?.locations ?? [];
    if (places.length === 0) return judge.notApplicable('it has no running instance');
    if (places.every(place => place.role === 'replica'))
      return judge.notApplicable('it is a read replica, judged with its primary');
    if (database.placement?.singleZoneRegion === true)
      return judge.notApplicable('its region has one availability zone');
    if (database.placement?.failover === 'manual')
      return judge.partial(0.5, 'manualFailover', { region: places[0]?.region ?? database.region });
    if (database.placement?.spread !== 'single-zone') return judge.pass();
    return judge.fail('one', { zone: places[0]?.zone ?? database.region });
  },
  fix: database => ({
    facets: {
      placement: {
        spread: 'multi-zone',
        locations: [...(database.placement?.locations ?? []), { region: database.region, role: 'standby' }],
      },
    },
  }),
});
