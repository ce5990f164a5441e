import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-data-store.ts';

export default defineCheck({
  id: 'single-zone-data-store',
  aliases: ['single-zone-store'],
  name: 'Search, warehouse, file share or queue is in one availability zone',
  question: 'data-centre',
  resource: ['search', 'warehouse', 'file-share', 'messaging'],
  needs: ['placement'],
  severity: 'medium',
  weight: 5,
  adjust: store => (store.kind === 'search' || store.kind === 'messaging' ? 1 : 0),
  title: 'Search, reports, shared files and queues run in more than one data centre',
  failTitle: 'Search, reports, files or queues in one data centre',
  risk: 'When that data centre fails, whatever reads from there stops until it is back.',
  messages: { one: '{name} runs in one data centre only ({zone}).' },
  remedy: {
    effort: 'M',
    action: 'Spread search, reports, shared files and queues over two data centres.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: [
    'aws.az.10',
    'aws.az.11',
    'aws.az.12',
    'aws.az.13',
    'aws.az.16',
    'aws.az.17',
    'az.az.21',
    'az.az.23',
    'az.az.24',
    'gcp.az.12',
    'gcp.az.13',
  ],
  evaluate(store, judge) {
    const places = store.placement?.locations ?? [];
    if (places.length === 0) return judge.notApplicable('it has no running instance');
    if (store.placement?.singleZoneRegion === true) return judge.notApplicable('its region has one availability zone');
    if (store.placement?.spread !== 'single-zone') return judge.pass();
    return judge.fail('one', { zone: places[0]?.zone ?? store.region });
  },
  fix: store => ({
    facets: {
      placement: {
        spread: 'multi-zone',
        locations: [...(store.placement?.locations ?? []), { region: store.region, role: 'standby' }],
      },
    },
  }),
});
