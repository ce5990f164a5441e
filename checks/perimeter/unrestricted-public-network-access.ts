import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unrestricted-public-network-access.ts';

export default defineCheck({
  id: 'unrestricted-public-network-access',
  aliases: ['unfenced-service'],
  name: 'Service accepts requests from all networks',
  question: 'perimeter',
  resource: ['bucket', 'file-share', 'cache', 'messaging', 'search', 'key', 'secret', 'registry', 'managed-service'],
  needs: ['networkAccess'],
  severity: 'medium',
  weight: 3,
  adjust: ({ kind }) => (kind === 'cache' || kind === 'key' ? 1 : 0),
  title: 'Storage, caches, queues, keys and services answer only from places that we named',
  failTitle: 'Services that answer the whole internet',
  risk: 'One key or password that leaks is enough to use them from any computer in the world.',
  messages: {
    public: 'Only a key or a log-in stands between {name} and the whole internet.',
    largeRange: '{name} answers requests from {addresses, number} public addresses.',
  },
  remedy: {
    effort: 'M',
    action: 'Let these services answer our own networks and named addresses only.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20', 'A.8.22'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1'],
    soc2: ['CC6.6'],
  },
  rows: ['az.net.04', 'az.net.12'],
  evaluate({ networkAccess }, judge) {
    if (networkAccess === null) return judge.notApplicable('its service has no such setting');
    if (typeof networkAccess === 'object')
      return judge.partial(0.5, 'largeRange', { addresses: networkAccess.publicAddresses });
    return networkAccess === 'all-networks' ? judge.fail('public') : judge.pass();
  },
  fix: () => ({ facets: { networkAccess: 'private' } }),
});
