import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-kubernetes-api.ts';

export default defineCheck({
  id: 'public-kubernetes-api',
  aliases: ['public-cluster-door'],
  name: 'Kubernetes API server is open to the internet',
  question: 'perimeter',
  resource: 'kubernetes-cluster',
  needs: ['publicAccess'],
  severity: 'high',
  weight: 5,
  title: 'Strangers cannot knock at the control of a cluster',
  failTitle: 'Clusters whose control faces the internet',
  risk: 'One stolen log-in or one fault in the software is enough to take over all that runs there.',
  messages: {
    open: 'The control of {name} answers anybody on the internet.',
    largeRange: 'The control of {name} answers {addresses, number} public addresses.',
  },
  remedy: {
    effort: 'S',
    action: 'Let only your own network reach the control of the cluster.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['aws.net.04', 'gcp.net.02'],
  evaluate({ publicAccess }, judge) {
    if (typeof publicAccess === 'object' && publicAccess !== null)
      return judge.partial(0.5, 'largeRange', { addresses: publicAccess.publicAddresses });
    return publicAccess === 'public' ? judge.fail('open') : judge.pass();
  },
  fix: () => ({ facets: { publicAccess: 'blocked' } }),
});
