import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'single-zone-store',
  question: 'data-centre',
  resource: ['search', 'warehouse', 'file-share'],
  needs: ['placement'],
  severity: 'medium',
  weight: 5,
  adjust: store => (store.kind === 'search' ? 1 : 0),
  title: 'Search, reports and shared files run in more than one data centre',
  failTitle: 'Search, reports or shared files in one data centre',
  risk: 'When that data centre fails, whatever reads from there stops until it is back.',
  messages: { one: '{name} runs in one data centre only ({zone}).' },
  remedy: {
    effort: 'M',
    action: 'Spread search, reports and shared files over two data centres.',
    aws: 'OpenSearch: zone awareness with three data nodes. Redshift: aws redshift modify-cluster --multi-az. EFS: a regional file system with a mount target in each zone. FSx: a Multi-AZ file system',
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  evaluate(store, judge) {
    const places = store.placement?.places ?? [];
    if (places.length === 0) return judge.notApplicable('nothing of it runs anywhere');
    if (store.placement?.spread !== 'zone') return judge.pass();
    return judge.fail('one', { zone: places[0]?.zone ?? store.region });
  },
  mend: store => ({
    facets: {
      placement: {
        spread: 'zones',
        places: [...(store.placement?.places ?? []), { region: store.region, role: 'standby' }],
      },
    },
  }),
});
