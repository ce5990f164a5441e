import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/dnssec-disabled.ts';

export default defineCheck({
  id: 'dnssec-disabled',
  aliases: ['unsigned-zone'],
  name: 'Public DNS zone has no DNSSEC signing',
  question: 'perimeter',
  resource: 'dns-zone',
  needs: ['dnsZone'],
  severity: 'low',
  weight: 1,
  title: 'Answers about our names are signed',
  failTitle: 'Zones of names whose answers anybody could forge',
  risk: 'Somebody on the way can send customers who type our name to a site of his own.',
  messages: { unsigned: 'Answers about names in {name} are not signed.' },
  remedy: {
    effort: 'S',
    action: 'Sign the answers, and tell the registrar.',
    ...recipes,
  },
  controls: {
    cis_gcp_v5: ['3.3'],
    iso_27001_2022: ['A.8.21'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
  },
  rows: ['aws.net.14', 'gcp.net.07'],
  evaluate({ dnsZone }, judge) {
    if (dnsZone?.public !== true) return judge.notApplicable('it is not a public DNS zone');
    return dnsZone.dnssec === true ? judge.pass() : judge.fail('unsigned');
  },
  fix: () => ({ facets: { dnsZone: { public: true, dnssec: true } } }),
});
