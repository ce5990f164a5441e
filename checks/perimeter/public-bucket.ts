import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-bucket.ts';

export default defineCheck({
  id: 'public-bucket',
  name: 'Bucket or container is publicly accessible',
  question: 'perimeter',
  resource: 'bucket',
  needs: ['publicAccess'],
  severity: 'critical',
  weight: 10,
  caps: true,
  title: 'Storage is closed to strangers',
  failTitle: 'Storage that is open to strangers',
  risk: 'Whoever finds the address can copy every file, and nobody notices.',
  messages: { open: 'Anybody on the internet can open {name}.' },
  remedy: {
    effort: 'S',
    action: 'Block public access, and publish files through a delivery network where they must be public.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC03-BP07'],
    cis_gcp_v5: ['5.1'],
    iso_27001_2022: ['A.8.3'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['1.4.4'],
    soc2: ['CC6.1', 'CC6.6'],
  },
  rows: ['aws.net.22', 'aws.net.05', 'az.net.05', 'gcp.net.03'],
  evaluate: (bucket, judge) => (bucket.publicAccess === 'public' ? judge.fail('open') : judge.pass()),
  fix: () => ({ facets: { publicAccess: 'blocked' } }),
});
