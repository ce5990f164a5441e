import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/search-without-dedicated-masters.ts';

export default defineCheck({
  id: 'search-without-dedicated-masters',
  name: 'Search domain has fewer than three dedicated master nodes',
  question: 'data-centre',
  resource: 'search',
  needs: ['dedicatedPrimaryNodes'],
  severity: 'medium',
  weight: 1,
  title: 'Search is steered by three machines that do nothing else',
  failTitle: 'Search services that steer themselves on the side',
  risk: 'A busy hour or one lost machine can stop the whole search, and with it whatever depends on it.',
  messages: {
    none: 'The machines of {name} that answer searches also have to steer it.',
    tooFew:
      '{count, plural, one {One machine steers} other {# machines steer}} {name}, and it takes three to outlive one.',
  },
  remedy: {
    effort: 'M',
    action: 'Give every search service that matters three machines that only steer it.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.10'],
  evaluate({ dedicatedPrimaryNodes }, judge) {
    if (dedicatedPrimaryNodes === null) return judge.notApplicable('the provider runs the control plane');
    const { count, dataNodes } = dedicatedPrimaryNodes;
    if (count >= 3) return judge.pass();
    if (count > 0) return judge.fail('tooFew', { count });
    // One node stops with its zone, whoever steers it: another check judges that.
    if (dataNodes === 1) return judge.notApplicable('it is a single node');
    // Three nodes outlive one, but steer and work at the same time.
    return dataNodes > 2 ? judge.partial(0.5, 'none') : judge.fail('none');
  },
  fix: ({ dedicatedPrimaryNodes }) => ({
    facets: { dedicatedPrimaryNodes: { count: 3, dataNodes: dedicatedPrimaryNodes?.dataNodes ?? 1 } },
  }),
});
